# fish completion for taskfile-ls, and for TASK_EXE (default: task) that stands for 'taskfile-ls run'.

set -l __taskfile_ls_exe task
set -q TASK_EXE; and set __taskfile_ls_exe $TASK_EXE

# The tasks where -d, -t and -g of the command line lead.
function __taskfile_ls_tasks
    set -l where
    set -l next ''
    for word in (commandline --tokenize --current-process --cut-at-cursor)
        if test -n "$next"
            set -a where $next $word
            set next ''
            continue
        end
        switch $word
            case --
                return
            case -d --dir -t --taskfile
                set next $word
            case -g --global '--dir=*' '--taskfile=*'
                set -a where $word
        end
    end
    taskfile-ls run $where --list-all --silent 2>/dev/null </dev/null
end

# The ids of the rules of check.
function __taskfile_ls_rules
    taskfile-ls rules 2>/dev/null </dev/null | string replace -r ' .*' ''
end

function __taskfile_ls_flags
    set -l command $argv[1]
    set -l condition $argv[2]
    complete -c $command -n $condition -f -a '(__taskfile_ls_tasks)'
@FLAGS@
end

complete -c taskfile-ls -f
complete -c taskfile-ls -n __fish_use_subcommand -a '@COMMANDS@'
__taskfile_ls_flags taskfile-ls '__fish_seen_subcommand_from run'
complete -c taskfile-ls -n '__fish_seen_subcommand_from explain graph' -a '(__taskfile_ls_tasks)'
complete -c taskfile-ls -n '__fish_seen_subcommand_from check graph init' -F
complete -c taskfile-ls -n '__fish_seen_subcommand_from rules' -a '(__taskfile_ls_rules)'
complete -c taskfile-ls -n '__fish_seen_subcommand_from help' -a '@COMMANDS@'
@OTHERS@
__taskfile_ls_flags $__taskfile_ls_exe true
