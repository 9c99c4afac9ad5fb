# Completion of sinoeu for fish.
function __sinoeu_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l offered (SINOEU_COMPLETE=fish $words "$current" 2>/dev/null </dev/null)
    if test "$offered" = ""
        test (count $offered) -eq 1; and __fish_complete_path "$current"
    else
        printf '%s\n' $offered
    end
end
complete -c sinoeu -f -a '(__sinoeu_complete)'
