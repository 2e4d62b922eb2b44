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

_taskfile_ls() {
  if [[ "${words[1]:t}" != taskfile-ls ]]; then
    __taskfile_ls_run
  elif ((CURRENT == 2)); then
    compadd @COMMANDS@
  elif [[ "${words[2]}" == (run|list) ]]; then
    shift words
    ((CURRENT--))
    __taskfile_ls_run
  else
    _files
  fi
}

compdef _taskfile_ls taskfile-ls "${TASK_EXE:-task}"
