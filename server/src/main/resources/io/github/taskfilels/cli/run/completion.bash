# bash completion for taskfile-ls, and for TASK_EXE (default: task) that stands for 'taskfile-ls run'.

# Sets the word under the cursor and those before it, with colons as parts of words.
__taskfile_ls_words() {
  local line="${COMP_LINE:0:COMP_POINT}"
  read -r -a words <<< "$line"
  [[ "$line" == *[[:space:]] || ${#words[@]} -eq 0 ]] && words+=("")
  cur="${words[-1]}"
  prev=""
  [[ ${#words[@]} -gt 1 ]] && prev="${words[-2]}"
}

# What bash takes as the beginning of the word ends at the last colon.
__taskfile_ls_reply() {
  local colons="${cur%"${cur##*:}"}" i
  [[ "$COMP_WORDBREAKS" == *:* ]] || colons=""
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
  for i in "${!COMPREPLY[@]}"; do
    COMPREPLY[i]="${COMPREPLY[i]#"$colons"}"
  done
}

# Completes the words after 'taskfile-ls run'; the arguments are the command and its first words.
__taskfile_ls_run() {
  local -a where=()
  local i
  for ((i = $#; i < ${#words[@]} - 1; i++)); do
    case "${words[i]}" in
      --) return ;;
      -d | --dir | -t | --taskfile) where+=("${words[i]}" "${words[i + 1]}") ;;
      --dir=* | --taskfile=* | -g | --global) where+=("${words[i]}") ;;
    esac
  done
  case "$prev" in
    -d | --dir | --temp-dir | --remote-cache-dir)
      mapfile -t COMPREPLY < <(compgen -d -- "$cur")
      return
      ;;
    -t | --taskfile | --events | --trace | --cacert | --cert | --cert-key)
      mapfile -t COMPREPLY < <(compgen -f -- "$cur")
      return
      ;;
    -o | --output) __taskfile_ls_reply "interleaved group prefixed" && return ;;
    --sort) __taskfile_ls_reply "default alphanumeric none" && return ;;
    --fingerprint) __taskfile_ls_reply "compat strict" && return ;;
    --completion) __taskfile_ls_reply "bash fish nu powershell zsh" && return ;;
  esac
  if [[ "$cur" == -* ]]; then
    __taskfile_ls_reply "@FLAGS@"
  else
    __taskfile_ls_reply "$("$@" "${where[@]}" --list-all --silent 2> /dev/null < /dev/null)"
  fi
}

# The ids of the rules of check.
__taskfile_ls_rules() {
  taskfile-ls rules 2> /dev/null < /dev/null | cut -d ' ' -f 1
}

# Completes the words after another command: its flags and what they take, tasks where it takes some, else files.
__taskfile_ls_other() {
  local words_of="${words[1]} $prev" words=""
  case "$words_of" in
@OTHERS@
  esac
  case "$words_of" in
    "check --rule" | rules\ *) [[ "$cur" == -* ]] || { __taskfile_ls_reply "$(__taskfile_ls_rules)"; return; } ;;
  esac
  case "$words_of" in
    *" --"*) [[ "$words" != *--* ]] && __taskfile_ls_reply "$words" && return ;;
  esac
  case "$words_of" in
    help\ *) __taskfile_ls_reply "@COMMANDS@" && return ;;
  esac
  if [[ "$cur" == -* ]]; then
    __taskfile_ls_reply "$words"
  elif [[ "$words_of" == explain\ * || "$words_of" == graph\ * ]]; then
    __taskfile_ls_reply "$(taskfile-ls run --list-all --silent 2> /dev/null < /dev/null) $(compgen -f -- "$cur")"
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  fi
}

_taskfile_ls() {
  local cur prev
  local -a words
  __taskfile_ls_words
  if [[ ${#words[@]} -eq 2 ]]; then
    __taskfile_ls_reply "@COMMANDS@ --help --version"
  elif [[ "${words[1]}" == run ]]; then
    __taskfile_ls_run "${words[0]}" run
  else
    __taskfile_ls_other
  fi
}

_taskfile_ls_task() {
  local cur prev
  local -a words
  __taskfile_ls_words
  __taskfile_ls_run taskfile-ls run
}

complete -F _taskfile_ls taskfile-ls
complete -F _taskfile_ls_task "${TASK_EXE:-task}"
