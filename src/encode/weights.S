/* The built-in model file as it stands, and the digest that the Makefile passes as WEIGHTS_SHA256. */
        .section .rodata
        .balign 64
        .globl hs_weights_start
        .type hs_weights_start, %object
hs_weights_start:
        .incbin "src/weights/hearsay.safetensors"
        .size hs_weights_start, . - hs_weights_start
        .globl hs_weights_end
        .type hs_weights_end, %object
hs_weights_end:
        .byte 0
        .globl hs_weights_sha256
        .type hs_weights_sha256, %object
hs_weights_sha256:
        .asciz WEIGHTS_SHA256
        .section .note.GNU-stack, "", %progbits
