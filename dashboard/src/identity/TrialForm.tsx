import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { SelectField, TextField } from '../parts/TextField';
import { useIdentity } from './identity-context';
import { keep } from './kept';
import styles from './TrialForm.module.css';

type Role = 'user' | 'admin';

/** Signing in for trying: any name, as a member or an admin. */
export function TrialForm({ onDone }: { onDone(): void }) {
  const { renew } = useIdentity();
  const [, go] = useLocation();
  const [refused, setRefused] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    try {
      keep('member', await trialToken(String(form.get('name')), form.get('role') as Role));
      onDone();
      await renew();
      // Where the guest was is not the member's place, at least not yet.
      go('/');
    } catch (error) {
      setRefused(error instanceof Refused ? error.message : 'Smriti cannot be reached right now.');
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={styles.form}>
      {refused && <Notice tone="bad">{refused}</Notice>}
      <TextField
        label="Name"
        name="name"
        required
        maxLength={255}
        autoComplete="username"
        hint="For trying, any name opens its account. A real installation asks its identity provider."
      />
      <SelectField label="Come in as" name="role">
        <option value="user">Member</option>
        <option value="admin">Admin, who also sees the reports</option>
      </SelectField>
      <Button look="main" type="submit">
        Come in
      </Button>
    </form>
  );
}

class Refused extends Error {}

async function trialToken(name: string, role: Role): Promise<string> {
  const response = await fetch('/trial/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, role }),
  });
  const answer = (await response.json()) as { token?: string; errors?: { message: string }[] };
  if (!answer.token) throw new Refused(answer.errors?.[0]?.message ?? 'That was refused.');
  return answer.token;
}
