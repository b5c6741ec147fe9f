import { settle } from '../stage/people.mjs';
import { LINE_UP, readOf, servicesOf } from '../stage/line-up.mjs';
import { residentMiB } from '../stage/processes.mjs';
import { bearer } from '../stage/smriti.mjs';

/** The resident memory of each server by itself: after its start, and after the same load. */
export async function memory(stage, { seconds, say }) {
  const [person] = await settle(stage.query, 'memory', { people: 1, messages: 50 });
  const services = servicesOf(stage, person);
  const found = [];
  for (const contestant of LINE_UP.filter(({ floor, reference }) => !floor && !reference)) {
    const server = await contestant.start({ stage, services });
    const request = readOf(contestant, { ...person, authorization: bearer(person.subject) });
    await stage.load.fire(server, { requests: [request], connections: 1, schedule: [0] });
    const idleMiB = residentMiB(server.pid);
    await stage.load.fire(server, { requests: [request], seconds: 2 * seconds });
    found.push({
      name: contestant.name,
      kind: contestant.kind,
      own: contestant.own,
      idleMiB,
      loadedMiB: residentMiB(server.pid),
    });
    await server.stop();
  }
  say(`${found.length} servers were loaded for ${2 * seconds} s each.`);
  return found;
}
