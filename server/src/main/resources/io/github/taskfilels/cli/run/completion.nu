# Nushell completion for taskfile-ls.
#
# Nushell hands '--color=false' on as two words, which are a flag and a task: write it in quotes.

def "nu-complete taskfile-ls tasks" [] {
  ^taskfile-ls run --list-all --silent | complete | get stdout | lines
}

def "nu-complete taskfile-ls rules" [] {
  ^taskfile-ls rules | complete | get stdout | lines | each {|line| $line | split row ' ' | first }
}

def "nu-complete taskfile-ls output" [] { [interleaved group prefixed] }

def "nu-complete taskfile-ls sort" [] { [default alphanumeric none] }

def "nu-complete taskfile-ls fingerprint" [] { [compat strict] }

def "nu-complete taskfile-ls completion" [] { [bash fish nu powershell zsh] }

export extern "taskfile-ls run" [
  ...tasks: string@"nu-complete taskfile-ls tasks" # tasks and NAME=value
@FLAGS@
]

@OTHERS@
