import pg from 'pg';

/** What the bench tells each contestant of where things are. */
export const { DATABASE_URL, REDIS_URL, CACHED } = process.env;

/** As many connections as Smriti has by default. */
export const openPool = (settings = {}) =>
  new pg.Pool({ connectionString: DATABASE_URL, max: 10, ...settings });

/** Tells the bench where this contestant listens; it ends when the bench does. */
export function listening({ port }, path = '/graphql') {
  process.once('disconnect', () => process.exit());
  process.send({ url: `http://127.0.0.1:${port}${path}` });
}

/** A bare HTTP server that reads each request to its end and answers with JSON. */
export const answering = (answer) => (request, response) => {
  request.resume().once('end', async () => {
    const body = await answer();
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  });
};
