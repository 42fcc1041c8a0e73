       01  CUSTOMER-REC.
           05  CUST-ID             PIC 9(6).
           05  CUST-NAME           PIC X(30).
           05  BORN                PIC 9(8).
           05  LEVEL-CODE          PIC X.
           05  BALANCE             PIC S9(7)V99 COMP-3.
           05  STREET              PIC X(20).
           05  CITY                PIC X(20).
           05  FIRST-TAG           PIC X(10).
           05  TAG-COUNT           PIC 9.
           05  TAGS OCCURS 0 TO 9 TIMES DEPENDING ON TAG-COUNT PIC X(8).
           05  SHAPE-A.
               10  A1              PIC X(4).
           05  SHAPE-B REDEFINES SHAPE-A.
               10  B1              PIC 9(4).
           05  UPDATED-BY          PIC X(8).
