       01  REC.
           05  KIND            PIC X.
           05  PERSON.
               10  NAME        PIC X(10).
               10  AGE         PIC 9(3).
           05  COMPANY REDEFINES PERSON.
               10  TITLE       PIC X(8).
               10  SIZE-OF     PIC 9(5).
           05  FILLER          PIC X(2).
           05  AMOUNT-DUE      PIC S9(5)V99 SIGN TRAILING SEPARATE.
           05  MONTHS OCCURS 3 TIMES PIC 9(2).
