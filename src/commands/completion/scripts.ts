/** The shells that reshare completes in. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** The name of a shell. */
export type CompletingShell = (typeof SHELLS)[number];

/** The last line of the hidden command where the shell should also complete file names. */
export const FILES_TOO = ':files';

// No script evaluates the line: it goes to the program as text, and the replies come back as text.
// @bomb.sh/tab writes scripts too, but in version 0.0.22 they eval the line. A TAB would run a $(...) in it and truncate the file after a >.

const BASH = `# bash completion for reshare
_reshare() {
  local reply
  COMPREPLY=()
  while IFS= read -r reply; do
    if [[ $reply == ${FILES_TOO} ]]; then
      compopt -o default 2>/dev/null
    else
      [[ $reply == *= ]] && compopt -o nospace 2>/dev/null
      COMPREPLY+=("$reply")
    fi
  done < <(reshare complete bash -- "\${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
}
complete -F _reshare reshare
`;

const ZSH = `#compdef reshare
# zsh completion for reshare
_reshare() {
  local reply value meaning files=0
  local -a replies begun
  while IFS= read -r reply; do
    if [[ $reply == ${FILES_TOO} ]]; then
      files=1
    else
      value=\${\${reply%%$'\\t'*}//\\\\/\\\\\\\\}
      meaning=\${reply#*$'\\t'}
      value="\${value//:/\\\\:}\${meaning:+:$meaning}"
      if [[ $value == *= ]]; then begun+=("$value"); else replies+=("$value"); fi
    fi
  done < <(reshare complete zsh -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)
  (( $#replies )) && _describe -t values reshare replies -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}'
  (( $#begun )) && _describe -t values reshare begun -S '' -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}'
  (( files )) && _files
}
if [[ $funcstack[1] == _reshare ]]; then
  _reshare "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
  compdef _reshare reshare
fi
`;

const FISH = `# fish completion for reshare
function __reshare_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    for reply in (reshare complete fish -- $typed[2..-1] "$current" 2>/dev/null)
        if test "$reply" = ${FILES_TOO}
            __fish_complete_path "$current"
        else
            printf '%s\\n' "$reply"
        end
    end
end
complete -c reshare -e
complete -c reshare -f -a '(__reshare_complete)'
`;

/** The script that a shell needs to complete reshare. */
export function script(shell: CompletingShell): string {
  switch (shell) {
    case 'bash':
      return BASH;
    case 'zsh':
      return ZSH;
    case 'fish':
      return FISH;
  }
}
