/**
 * A request that was understood and turned down: a code for programs and a sentence for people.
 * Everything that is not a Refusal is a fault, which is logged and never shown.
 */
export class Refusal extends Error {
    code;
    facts;
    name = 'Refusal';
    constructor(code, sentence, 
    /** Further facts for the client, shown in `extensions`: ids and numbers, never private text. */
    facts = {}) {
        super(sentence);
        this.code = code;
        this.facts = facts;
    }
}
export const badInput = (sentence) => new Refusal('BAD_USER_INPUT', sentence);
export const notFound = (what) => new Refusal('NOT_FOUND', `There is no such ${what}.`);
/** One text for every token that is missing, malformed, expired or forged, so that none is a hint. */
export const unauthenticated = () => new Refusal('UNAUTHENTICATED', 'A valid bearer token is needed.');
export const serviceUnavailable = () => new Refusal('SERVICE_UNAVAILABLE', 'The service cannot answer right now; please try again soon.', {
    retryable: true,
});
