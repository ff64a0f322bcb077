/** A package whose code is in a bundle: where it is installed, and the whole text of its licence. */
export type BundledPackage = {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
};

/** The path of a file as it is in the lockfile, even where the folder of packages is a link. */
export declare const inPlace: (file: string) => string;
/** The whole licence of the package in a folder. Throws where it has no file and no standard text is known. */
export declare function licenceText(
  folder: string,
  described: { readonly name: string; readonly license: string; readonly author?: string },
): string;
/** The packages that files belong to, in the order of their names, each with its licence. */
export declare function packagesOf(files: readonly string[]): readonly BundledPackage[];
/** The licences of packages as one text. */
export declare const licences: (packages: readonly BundledPackage[]) => string;
/** The same in short, as a comment in a script. */
export declare function licenceComment(packages: readonly BundledPackage[]): string;
/** A CycloneDX document: this program, these packages, and what npm installs beside it. */
export declare function sbom(bundled: readonly BundledPackage[]): string;
