# exit: 0
if readelf -d "$HEARSAY" | grep -q -E 'lib[a-z]*san'; then echo "a sanitizer's build is not installed"; exit 77; fi
make -s -C "$REPO" install BUILD="$BUILD" DESTDIR="$PWD/staged" PREFIX=/usr >log 2>&1 || cat log
(cd staged && find . -type f -o -type l | grep -v -E 'hearsay/[a-z]*\.h|\.1$' | LC_ALL=C sort)
diff -r "$REPO/include/hearsay" staged/usr/include/hearsay && echo the headers
for page in "$REPO"/docs/man/*.1; do cmp "$page" "staged/usr/share/man/man1/$(basename "$page")"; done
staged/usr/bin/hearsay map --quiet "$DATA/records.jsonl" -o map.svg && tail -c 7 map.svg
cat > client.c <<'END'
#include <hearsay/hearsay.h>
#include <stdio.h>
int main(void) { hs_arena a = {0}; hs_str s = hs_date_iso(hs_cstr("March 4, 2024"), &a); printf("%.*s\n", HS_FMT(s)); hs_arena_release(&a); return 0; }
END
export PKG_CONFIG_SYSROOT_DIR=$PWD/staged PKG_CONFIG_PATH=$PWD/staged/usr/lib/pkgconfig
pkg-config --modversion hearsay
cc client.c $(pkg-config --cflags --libs hearsay) -o client && LD_LIBRARY_PATH=staged/usr/lib ./client
make -s -C "$REPO" uninstall DESTDIR="$PWD/staged" PREFIX=/usr
find staged -type f -o -type l
