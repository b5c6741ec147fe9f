import { Gauge, type Registry } from 'prom-client';
import type { WebSocketServer } from 'ws';

/** Shows in the metrics how many listen. */
export function showSockets(registry: Registry, { clients }: WebSocketServer): void {
  const gauge = new Gauge({
    name: 'smriti_sockets',
    help: 'WebSockets that are open.',
    registers: [],
    collect() {
      this.set(clients.size);
    },
  });
  registry.registerMetric(gauge);
}
