import { Forbidden, NeedsReason, NotFound, problemOf, PurposeNeeded, Refused } from '@waymark/application';
import { Conflict, Gone, TooLarge, Unavailable, UnknownOutcome } from '@waymark/event-store';
import { Erased, KeyMissing, Tampered, WrongKey } from '@waymark/keyring';
import { CannotTell } from '@waymark/read-models';

const CHILD = 'child-Zephyrine';
const away = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });

describe('an error as a problem', () => {
  it.each([
    ['not-yet', 422, new Refused({ code: 'not-yet', says: 'This has not happened yet. Plan it.', field: 'on' })],
    ['needs-reason', 422, new NeedsReason([{ id: 'unlawful-setting', says: 'Under 16.', entries: [] }])],
    ['not-allowed', 403, new Forbidden()],
    ['purpose-needed', 403, new PurposeNeeded()],
    ['not-found', 404, new NotFound()],
    ['conflict', 409, new Conflict(CHILD, 3, 4)],
    ['gone', 410, new Gone(CHILD)],
    ['erased', 410, new Erased(CHILD, 'e1')],
    ['too-large', 413, new TooLarge('An entry may have 256 KiB.')],
    ['tampered', 500, new Tampered(CHILD, 'e1')],
    ['key-missing', 500, new KeyMissing(CHILD, 'e1')],
    ['wrong-key', 503, new WrongKey('The key is another.')],
    ['cannot-tell', 503, new CannotTell('This release does not know the event X.')],
    ['unavailable', 503, new Unavailable('away')],
    ['unknown-outcome', 503, new UnknownOutcome('lost')],
    ['unavailable', 503, away],
    ['unexpected', 500, new Error(`Cannot read properties of ${CHILD}`)],
    ['unexpected', 500, 'not even an error'],
  ])('%s is %i', (code, status, error) => {
    const problem = problemOf(error);
    expect(problem).toMatchObject({ status, code, type: `urn:waymark:problem:${code}` });
    expect(problem.title).toBeTruthy();
    expect(problem.detail).toBeTruthy();
    expect(JSON.stringify(problem)).not.toMatch(/Zephyrine|ECONNREFUSED/);
  });

  it('says which field a refusal is about', () => {
    const refusal = { code: 'not-yet', says: 'This has not happened yet. Plan it.', field: 'on' };
    expect(problemOf(new Refused(refusal)).errors).toEqual([{ field: 'on', says: refusal.says }]);
  });
});
