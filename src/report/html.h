/* report/html.h — putting strings into a page. Whatever comes from an article passes html_text or html_line. */
#ifndef HS_REPORT_HTML_H
#define HS_REPORT_HTML_H

#include "hearsay/base.h"

/* Text as it stands, code point by code point: & < > " ' are escaped, controls but TAB and LF become U+FFFD. */
void html_text(hs_buf *out, hs_str s);
/* A name on a line of the page: white space becomes single blanks, controls and direction overrides go,
 * at most max code points, the cut shown by "…". */
void html_line(hs_buf *out, hs_str s, size_t max);
/* "12,345" */
void html_count(hs_buf *out, uint64_t n);
/* "3 statements", "1 statement" */
void html_counted(hs_buf *out, uint64_t n, const char *one, const char *many);
/* "27 %"; "less than 1 %" for a part that is not 0. */
void html_share(hs_buf *out, uint64_t part, uint64_t whole);

#endif
