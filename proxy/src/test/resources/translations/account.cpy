      * An account with what was bought, as the host keeps it.
       01  ACCOUNT-REC.
           05  ACCOUNT-ID       PIC 9(6).
           05  OWNER            PIC X(12).
           05  KIND             PIC X.
           05  CONTACT          PIC X(16).
           05  BY-PHONE REDEFINES CONTACT.
               10  COUNTRY      PIC 9(3).
               10  PHONE        PIC 9(12) COMP-3.
               10  FILLER       PIC X(6).
           05  BALANCE          PIC S9(16)V99 COMP-3.
           05  SIGNED-PART.
               10  CREDIT       PIC S9(5)V9.
               10  CHANGED      PIC S9(4) SIGN LEADING SEPARATE.
           05  POINTS           PIC S9(9) COMP.
           05  LINE-COUNT       PIC 9(4) COMP.
           05  BOUGHT OCCURS 0 TO 5 TIMES DEPENDING ON LINE-COUNT.
               10  SKU          PIC X(4).
               10  QUANTITY     PIC S9(4) COMP.
               10  PRICE        PIC S9(5)V99 COMP-3.
