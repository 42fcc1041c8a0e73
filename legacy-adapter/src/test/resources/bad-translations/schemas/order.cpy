       01  ORDER-REC.
           05  ORDER-ID        PIC 9(6).
           05  CUSTOMER        PIC X(10).
           05  TOTAL           PIC S9(5)V99 COMP-3.
           05  LINE-COUNT      PIC 9(2).
           05  LINES OCCURS 0 TO 20 TIMES DEPENDING ON LINE-COUNT.
               10  SKU         PIC X(8).
               10  QTY         PIC 9(3) COMP.
