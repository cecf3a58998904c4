# exit: 0
"$HEARSAY" resolve --help
