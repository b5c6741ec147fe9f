import 'reflect-metadata';
import { ConfigModule } from './platform/config/config.module.js';
import { exitWith, untilToldToStop } from './process.js';

try {
  // What is configured wrongly is said before the whole application is loaded, which takes seconds.
  await ConfigModule.from();
  const { startServer } = await import('./server.js');
  const server = await startServer();
  console.log(`Smriti listens on ${server.url}/graphql`);
  await untilToldToStop(server);
} catch (error) {
  exitWith(error);
}
