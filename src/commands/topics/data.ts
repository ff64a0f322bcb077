/** What a dataset is made of and how to name one. */
export const DATA = `The data

WHICH ONE. --dataset NAME@VERSION is one built-in edition, NAME alone its
newest, ./folder a folder of your own (with a slash, or a dot alone). Without
it the environment variable RESHARE_DATASET says which, else the default shown
by --help. Versions are months (2025.07; 2025.07.1 is a correction).
A released edition is never edited.

WHAT IT IS. A folder with datapackage.json (a Data Package) and six CSV files
in UTF-8, comma-separated, each with exactly these columns:
  sources.csv       source title publisher published published_note relies_on
                    note
  subjects.csv      subject kind name symbol number members enters controls
                    source locator
  stages.csv        stage kind position name note
  actors.csv        actor iso3 aliases
  observations.csv  observation subject stage actor period measure unit printed
                    table status repeats source locator note
  facts.csv         fact about what printed unit period of source locator note
The first column identifies a row; lists inside a cell are separated by ";".
A subject is an element, group or mineral; "members" are those of a group,
"enters" the stages that a source says it enters. A stage of kind chain is a
step, with its place in "position"; output (produced, at no known step), stock,
capacity and trade are no steps.

OBSERVATIONS are printed values, one a row.
  printed   the value with its qualifier, nothing more: "nearly 90%", "NA"
  measure   share (percent) or quantity (in the unit given)
  table     the id of the printed table that a quantity stands in; its rows
            share source, subject, stage, period and unit; one of them, and
            only one, has the actor World, a stated total
  actor     a name in actors.csv, World, or Other: unnamed suppliers in a lump
  status    ok, or doubtful: kept and shown, never computed with
  repeats   the observation that this row merely prints again; it is no second
            witness
  locator   where in the source it stands

SEALED: datapackage.json holds bytes and sha256 of every file, and every run
checks them. Your own folder may lack them; it is then called unsealed.
"reshare dataset new" copies an edition to edit, "reshare dataset seal" seals.
SOUND: every bad cell is an error with file, line and column. All are listed,
and nothing is computed from the dataset (exit 3). reshare check lists them
too, or if there are none the doubts. What is known of these is a row of
acknowledged.csv (edition code key reason) beside the folders of editions, or
in a folder that is not named by a version.
`;
