/** What the server tells while it reads a file, a line each. */
type Line =
  | { type: 'progress'; read: number; total: number }
  | { type: 'broken'; where: string; reason: string }
  | { type: 'done'; report: Report }
  | { type: 'failed'; error?: { message?: string } };

export interface Report {
  formats: string[];
  conversations: number;
  added: number;
  known: number;
  broken: number;
  skipped: Record<string, number>;
}

export interface Importing {
  /** 0 to 1; null while the file is on its way. */
  progress: number | null;
  broken: readonly { where: string; reason: string }[];
  report: Report | null;
}

/** Sends the file as it is and reads what comes of it. @throws Error in words for the person */
export async function importFile(
  file: File,
  token: string | null,
  onChange: (state: Importing) => void,
): Promise<void> {
  let state: Importing = { progress: null, broken: [], report: null };
  const become = (part: Partial<Importing>): void => onChange((state = { ...state, ...part }));
  become({});
  const response = await fetch('/import', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: file,
  });
  if (!response.ok || !response.body) throw new Error(await faultOf(response));
  for await (const line of linesOf(response.body)) {
    if (line.type === 'progress') become({ progress: line.total ? line.read / line.total : 1 });
    else if (line.type === 'broken') become({ broken: [...state.broken, line] });
    else if (line.type === 'done') become({ progress: 1, report: line.report });
    else
      throw new Error(
        line.error?.message ?? 'The import ended too soon. Repeat it: nothing is added twice.',
      );
  }
  if (!state.report) throw new Error('The line broke. Repeat it: nothing is added twice.');
}

async function faultOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as {
    errors?: { message: string }[];
  } | null;
  return body?.errors?.[0]?.message ?? 'The file could not be taken.';
}

async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Line> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) yield JSON.parse(line) as Line;
  }
}
