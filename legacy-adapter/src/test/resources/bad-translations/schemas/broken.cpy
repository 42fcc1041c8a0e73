       01  ORDER-REC.
           05  ORDER-ID        PIC 9(6.
