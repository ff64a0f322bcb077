import { basename, dirname, join, relative, resolve } from 'node:path';
import { realPath } from '../dataset/read-file.js';
import type { Place } from '../domain/place.js';
import { type Log, workflowCommand } from '../text/escape.js';

/** The kinds of annotation of a GitHub workflow, the worst first. */
export const ANNOTATION_KINDS = ['error', 'warning', 'notice'] as const;

/** The number of annotations of a kind that GitHub shows of one step. It drops the others silently. */
export const MOST_ANNOTATIONS = 10;

/** An annotation of a GitHub workflow: its title, what it says, and the place in a file that it is about, if it is about one. */
export type Annotation = {
  readonly kind: (typeof ANNOTATION_KINDS)[number];
  readonly title: string;
  readonly text: string;
  readonly place?: Place;
};

/** The line of a log that makes an annotation. `workspace` is the folder from which GitHub looks for files. */
export function annotationLine({ kind, title, text, place }: Annotation, workspace: string | undefined): Log {
  const properties = {
    ...(place === undefined ? {} : { file: workspacePath(place.file, workspace) }),
    ...(place?.line === undefined ? {} : { line: place.line }),
    ...(place?.column === undefined ? {} : { col: place.column }),
    title,
  };
  return workflowCommand(kind, properties, text);
}

/** A file as GitHub names it: from the workspace, whatever folder the step runs in and whatever links lead to it. A file outside keeps its name. */
function workspacePath(file: string, workspace: string | undefined): string {
  const path = workspace ? relative(linked(workspace), linked(resolve(file))) : '..';
  return path.startsWith('..') ? file.replace(/^\.\//, '') : path.replaceAll('\\', '/');
}

/** A path with its links followed, as far as it exists. */
function linked(path: string): string {
  const above = dirname(path);
  return realPath(path) ?? (above === path ? path : join(linked(above), basename(path)));
}

/** The annotation that stands for those that GitHub would not show. */
export const moreAnnotations = (
  kind: Annotation['kind'],
  command: string,
  left: string,
  where: string,
): Annotation => ({
  kind,
  title: `reshare ${command}`,
  text: `and ${left} more: ${where}`,
});
