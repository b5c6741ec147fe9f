import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const event = (choice) => `data: ${JSON.stringify({ choices: [{ index: 0, ...choice }] })}\n\n`;
const END = `${event({ delta: {}, finish_reason: 'stop' })}data: [DONE]\n\n`;

/**
 * A model in this process, in OpenAI's protocol. Each of its words says its place and when it was
 * spoken; it begins to speak when everybody listens, and pauses between words as models do.
 */
export async function talkingModel() {
  const waiting = [];
  const { url, close } = await answering((response) => waiting.push(response));
  return {
    url,
    close,
    /** Until so many wait for its words. */
    async asked(count) {
      while (waiting.length < count) await pause(5);
    },
    speak: (words, pauseMs) =>
      Promise.all(waiting.splice(0).map((response) => speech(response, words, pauseMs))),
  };
}

/** A model that thinks for so long before it says anything. */
export async function sluggishModel(thinkingMs) {
  let thinking = 0;
  const { url, close } = await answering(async (response) => {
    thinking += 1;
    await pause(thinkingMs);
    thinking -= 1;
    response.end(`${event({ delta: { content: 'At last.' } })}${END}`);
  });
  return {
    url,
    close,
    thinkingMs,
    /** Until so many wait for its words. */
    async asked(count) {
      while (thinking < count) await pause(5);
    },
  };
}

/** Takes each question, begins an answer, and leaves the rest to whoever answers. */
async function answering(answer) {
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(event({ delta: { role: 'assistant', content: '' } }));
      answer(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => server.closeAllConnections() ?? server.close(),
  };
}

async function speech(response, words, pauseMs) {
  for (let nth = 0; nth < words; nth += 1) {
    await pause(pauseMs * (0.5 + Math.random()));
    response.write(event({ delta: { content: `${nth}@${performance.now().toFixed(3)} ` } }));
  }
  response.end(END);
}
