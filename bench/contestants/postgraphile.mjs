import { createServer } from 'node:http';
import { grafserv } from 'postgraphile/grafserv/node';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { DATABASE_URL, listening } from './process.mjs';

/** Makes its schema out of the tables and its SQL out of the document; it has no response cache. */
const pgl = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({ connectionString: DATABASE_URL, schemas: ['public'], poolConfig: { max: 10 } }),
  ],
  grafserv: { graphiql: false, watch: false },
  grafast: { explain: false },
  gather: { pgStrictFunctions: true },
});
const server = createServer();
const serv = pgl.createServ(grafserv);
await serv.addTo(server);
server.listen(0, '127.0.0.1', () => listening(server.address()));
