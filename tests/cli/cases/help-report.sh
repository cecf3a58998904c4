# exit: 0
"$HEARSAY" report --help
