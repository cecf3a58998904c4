# exit: 0
"$HEARSAY" draw --help
