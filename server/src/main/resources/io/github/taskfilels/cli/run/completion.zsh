#compdef taskfile-ls task
# zsh completion for taskfile-ls, and for TASK_EXE (default: task) that stands for 'taskfile-ls run'.

# Completes the words after 'taskfile-ls run'.
__taskfile_ls_run() {
  local -a where names flags
  local i
  for ((i = 2; i < CURRENT; i++)); do
    case "${words[i]}" in
      --) _files; return ;;
      -d|--dir|-t|--taskfile) where+=("${words[i]}" "${words[i+1]}") ;;
      --dir=*|--taskfile=*|-g|--global) where+=("${words[i]}") ;;
    esac
  done
  case "${words[CURRENT-1]}" in
    -d|--dir|--temp-dir|--remote-cache-dir) _files -/; return ;;
    -t|--taskfile|--events|--trace|--cacert|--cert|--cert-key) _files; return ;;
    -o|--output) compadd interleaved group prefixed; return ;;
    --sort) compadd default alphanumeric none; return ;;
    --fingerprint) compadd compat strict; return ;;
    --completion) compadd bash fish nu powershell zsh; return ;;
  esac
  if [[ "${words[CURRENT]}" == -* ]]; then
    flags=(
@FLAGS@
    )
    _describe -o 'flag' flags
  else
    names=("${(@f)$(taskfile-ls run "${where[@]}" --list-all --silent 2>/dev/null </dev/null)}")
    compadd -a names
  fi
}

# Completes the words after another command.
__taskfile_ls_other() {
  local words_of="${words[2]} ${words[CURRENT-1]}" list
  list=$(__taskfile_ls_words_of "$words_of")
  if [[ "$words_of" == "help "* ]]; then
    compadd @COMMANDS@
  elif [[ ( "$words_of" == "check --rule" || "$words_of" == rules\ * ) && "${words[CURRENT]}" != -* ]]; then
    compadd -- "${(@)${(@f)$(taskfile-ls rules 2>/dev/null </dev/null)}%% *}"
  elif [[ "$words_of" == *" --"* && "$list" != *--* && -n "$list" ]]; then
    compadd -- ${=list}
  elif [[ "${words[CURRENT]}" == -* ]]; then
    compadd -- ${=list}
  else
    if [[ "$words_of" == (explain|graph)\ * ]]; then
      compadd -- "${(@f)$(taskfile-ls run --list-all --silent 2>/dev/null </dev/null)}"
    fi
    _files
  fi
}

__taskfile_ls_words_of() {
  local words=''
  case "$1" in
@OTHERS@
  esac
  print -r -- "$words"
}

_taskfile_ls() {
  if [[ "${words[1]:t}" != taskfile-ls ]]; then
    __taskfile_ls_run
  elif ((CURRENT == 2)); then
    compadd @COMMANDS@
  elif [[ "${words[2]}" == run ]]; then
    shift words
    ((CURRENT--))
    __taskfile_ls_run
  else
    __taskfile_ls_other
  fi
}

compdef _taskfile_ls taskfile-ls "${TASK_EXE:-task}"
