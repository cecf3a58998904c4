# exit: 0
# One line on standard error and exit code 2 for every call that makes no sense.
try() { "$HEARSAY" "$@"; echo "$? hearsay $*"; }
try frobnicate
try --frobnicate
try help frobnicate
try extract --frobnicate
try extract --corrections x
try extract -x
try extract --input records
try extract --input
try extract --jobs 0
try extract --jobs -1
try extract --jobs many
try extract --max-bytes 5G
try extract --max-bytes 0
try extract --no-text=yes
try extract --id x a.txt b.txt
try extract -o same --bad-records same
try resolve --input jsonl
try graph --format xls
try graph --format csv
try graph --format csv -o -
try graph --min-confidence 1.5
try graph --min-confidence nan
try graph --min-confidence 0,5
try graph --kind person,outlets
try graph --edge quoted
try graph --hops 2
try graph --top -3
try graph --since yesterday
try draw a b
try map --json same -o same a.txt
try list --format xml
try stats --fail-on x
HEARSAY_ISA=fast try extract a.txt
