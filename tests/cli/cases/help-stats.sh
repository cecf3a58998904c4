# exit: 0
"$HEARSAY" stats --help
