import 'reflect-metadata';
import { exitWith, untilToldToStop } from './process.js';
import { startServer } from './server.js';

try {
  const server = await startServer();
  console.log(`Smriti listens on ${server.url}/graphql`);
  await untilToldToStop(server);
} catch (error) {
  exitWith(error);
}
