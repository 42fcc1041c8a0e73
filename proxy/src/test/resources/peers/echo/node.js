// Answers every request with what it was understood to be; the port is the first argument.
const http = require('http');
const server = http.createServer({ maxHeaderSize: 65536 }, (request, response) => {
  let length = 0;
  request.on('data', (chunk) => { length += chunk.length; });
  request.on('end', () => {
    response.setHeader('X-Method', request.method);
    response.setHeader('X-Target', request.url);
    response.setHeader('X-Host', request.headers.host || '');
    response.setHeader('X-Length', length);
    response.setHeader('Content-Length', 4);
    response.end('read');
  });
});
server.maxRequestsPerSocket = 0;
server.keepAliveTimeout = 60000;
server.listen(Number(process.argv[2]), '127.0.0.1');
