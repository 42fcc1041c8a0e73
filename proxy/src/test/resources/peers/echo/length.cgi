#!/bin/sh
# Says how many octets of body it was given.
length=0
if [ -n "$CONTENT_LENGTH$HTTP_TRANSFER_ENCODING" ]; then
  length=$(wc -c)
fi
printf 'X-Length: %s\nX-Target: %s\nContent-Type: text/plain\n\nread' "$length" "$REQUEST_URI"
