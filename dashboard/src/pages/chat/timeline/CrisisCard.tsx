import { HeartHandshake } from 'lucide-react';
import { useState } from 'react';
import type { Crisis } from '../crisis';
import styles from './CrisisCard.module.css';

const regions = new Intl.DisplayNames(navigator.languages, { type: 'region', fallback: 'none' });

interface CrisisCardProps {
  crisis: Crisis;
  /** Whether it is whole from the start, or a line that opens at a press. */
  isWhole?: boolean;
}

/** Where somebody may turn who wrote of hurting themselves: said once, without alarm. */
export function CrisisCard({ crisis, isWhole = true }: CrisisCardProps) {
  // It does not close under the eyes of whoever reads it.
  const [isOpen] = useState(isWhole);
  return (
    <aside className={styles.card} aria-label="Somebody to talk to">
      <HeartHandshake aria-hidden />
      {isOpen ? (
        <Support {...crisis} />
      ) : (
        <details>
          <summary>Somebody to talk to</summary>
          <Support {...crisis} />
        </details>
      )}
    </aside>
  );
}

function Support({ text, resources }: Crisis) {
  return (
    <div>
      <p>{text}</p>
      <ul>
        {resources.map(({ name, contact, region }) => (
          <li key={`${name} ${region}`}>
            <Contact contact={contact} />
            <span>
              {name} · {placeOf(region)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** To be dialled or opened at a touch, where it begins with a number or an address. */
function Contact({ contact }: { contact: string }) {
  const [number] = /^\+?\d[\d -]*\d/.exec(contact) ?? [];
  if (number) return <a href={`tel:${number.replaceAll(/[^+\d]/g, '')}`}>{contact}</a>;
  if (!contact.startsWith('https://')) return <strong>{contact}</strong>;
  return (
    <a href={contact} target="_blank" rel="noreferrer">
      {contact.replace('https://', '')}
    </a>
  );
}

const placeOf = (region: string): string =>
  region.length === 2 ? (regions.of(region) ?? region) : 'everywhere';
