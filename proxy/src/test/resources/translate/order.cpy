      * An order, as the mainframe keeps it.
       01  ORDER-REC.
           05  ORDER-ID         PIC 9(6).
           05  CUSTOMER         PIC X(20).
           05  ORDER-DATE       PIC 9(8).
           05  STATUS-CODE      PIC X.
               88  ACTIVE       VALUE 'A'.
               88  CANCELLED    VALUE 'C'.
           05  TOTAL            PIC S9(7)V99 COMP-3.
           05  LINE-COUNT       PIC 9(2).
           05  ORDER-LINE OCCURS 0 TO 20 TIMES DEPENDING ON LINE-COUNT.
               10  SKU          PIC X(8).
               10  QUANTITY     PIC 9(4) COMP.
