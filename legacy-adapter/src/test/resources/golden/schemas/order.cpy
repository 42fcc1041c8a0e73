000100 01  ORDER-REC.                                                   ORD00001
000200*    What the nightly job of 1987 writes.                         ORD00002
000300     05  ORDER-ID        PIC 9(6).                                ORD00003
000400     05  CUSTOMER        PIC X(10).                               ORD00004
000500     05  TOTAL           PIC S9(5)V99 COMP-3.                     ORD00005
000600     05  FILLER          PIC X(2).                                ORD00006
000700     05  QTY             PIC 9(4) COMP.                           ORD00007
