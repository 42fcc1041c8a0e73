       01  PAY-REC.
           05  KIND            PIC X.
           05  DETAIL          PIC X(10).
           05  CARD REDEFINES DETAIL.
               10  LAST-4      PIC 9(4).
               10  EXPIRY      PIC 9(6).
           05  BANK REDEFINES DETAIL.
               10  BLZ         PIC 9(8).
               10  FILLER      PIC XX.
           05  PHONE           PIC 9(3) OCCURS 3 TIMES.
