import { createServer, request } from 'node:http';
import { WebSocketServer } from 'ws';
import { listening } from './process.mjs';

/** The least that passing a reply on can cost: the words out of the provider's events, into a socket. */
const server = createServer();
const sockets = new WebSocketServer({ server });
sockets.on('connection', (socket) => socket.once('message', (body) => relay(socket, String(body))));
server.listen(0, '127.0.0.1', () => listening(server.address()));

function relay(socket, body) {
  const headers = { 'content-type': 'application/json' };
  const asked = request(`${process.env.MODEL_URL}/chat/completions`, { method: 'POST', headers });
  asked.once('response', (response) => {
    let rest = '';
    response.setEncoding('utf8');
    response.on('data', (chunk) => {
      const events = (rest + chunk).split('\n\n');
      rest = events.pop();
      for (const event of events) pass(socket, event.slice('data: '.length));
    });
    response.once('end', () => socket.close());
  });
  asked.end(body);
}

function pass(socket, data) {
  if (data === '[DONE]') return;
  const delta = JSON.parse(data).choices[0]?.delta.content;
  if (delta) socket.send(JSON.stringify({ delta }));
}
