/** What the exit code of a run says. */
export const EXIT_CODES = `Exit codes

    0  done; an answer may well be "not in the data"
    1  findings: check found something to report
    2  usage: an option, element, stage, actor or value that is not there
    3  the dataset, or the file to import, cannot be used: it is not there,
       cannot be read or is not sound; all its errors are listed
    4  the output could not be written, or not whole
   70  internal error: please report it
  130  interrupted

Where the code is 2 or 3, nothing is written to stdout.
A reader that closes the pipe early, as head does, is no error.

With --json (or --format json or ndjson) an error is one JSON object on stderr,
schema reshare.error/1. Its "code" is stable: test that, not the words of the
message, which may change. Codes are such as unknown-element, unsound-dataset,
output-failed. --debug adds to other errors where in the program they arose.
`;
