# exit: 0
"$HEARSAY" audit --help
