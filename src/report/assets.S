/* The style sheet and the scripts of the page, as they stand in their files. */
        .section .rodata
        .globl hs_report_css
        .globl hs_report_css_end
        .globl hs_report_table_js
        .globl hs_report_table_js_end
        .globl hs_report_page_js
        .globl hs_report_page_js_end
hs_report_css:
        .incbin "src/report/page.css"
hs_report_css_end:
        .byte 0
hs_report_table_js:
        .incbin "src/report/table.js"
hs_report_table_js_end:
        .byte 0
hs_report_page_js:
        .incbin "src/report/page.js"
hs_report_page_js_end:
        .byte 0
        .section .note.GNU-stack, "", %progbits
