       01  CART.
           05  ID              PIC 9(4).
           05  ITEM-COUNT      PIC 9(2).
           05  ITEM OCCURS 0 TO 5 TIMES DEPENDING ON ITEM-COUNT.
               10  SKU         PIC X(3).
               10  QTY         PIC 9(3) COMP-3.
