import { addMonths, daysBetween, type Day, type Journey, type Span, type Story } from '@waymark/domain';
import { code, codeName, counted, shortDay } from '../words';

/** A stretch of a lane, placed in the picture. */
export interface Bar {
  readonly x: number;
  readonly width: number;
  /** What fits into the bar; empty where nothing does. */
  readonly label: string;
  readonly says: string;
  readonly entry: string;
  readonly from: Day;
  readonly until?: Day;
}
export interface Lane {
  readonly name: string;
  readonly bars: readonly Bar[];
  /** Moments: drawn as marks, not as stretches. */
  readonly marks: readonly { readonly x: number; readonly on: Day; readonly says: string; readonly entry: string }[];
}
export interface Lanes {
  readonly lanes: readonly Lane[];
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly from: Day;
  readonly to: Day;
}

/** Units of the drawing: the names of the lanes stand left of the first. */
const LEFT = 130;
const RIGHT = 950;
const LETTER = 7.4;

const scale = (from: Day, to: Day) => {
  const days = Math.max(1, daysBetween(from, to));
  return (day: Day): number => Math.round((LEFT + ((RIGHT - LEFT) * daysBetween(from, day)) / days) * 10) / 10;
};

const fitting = (label: string, width: number): string => {
  const letters = Math.floor((width - 8) / LETTER);
  if (label.length <= letters) return label;
  return letters < 4 ? '' : `${label.slice(0, letters - 1).trimEnd()}…`;
};

/** One tick a year, or one every few months where the picture is shorter than three years. */
const ticksOf = (from: Day, to: Day, x: (day: Day) => number): Lanes['ticks'] => {
  const days = daysBetween(from, to);
  const step = days > 8 * 365 ? 24 : days > 3 * 365 ? 12 : days > 365 ? 6 : days > 150 ? 3 : 1;
  const ticks = [];
  const first = step >= 12 ? `${from.slice(0, 4)}-01-01` : `${from.slice(0, 7)}-01`;
  for (let day = first; day <= to; day = addMonths(day, step))
    if (day >= from && x(day) < RIGHT - 40) ticks.push({ x: x(day), label: step >= 12 ? day.slice(0, 4) : shortDay(day).slice(2) });
  return ticks;
};

/** Four lanes over the time in care: where the child lived, under which status, with which plan, and when it was reviewed. */
export const lanesOf = (journey: Journey, story: Story, on: Day): Lanes | undefined => {
  const from = [...journey.periods, ...journey.placements].map(span => span.from).sort()[0];
  if (!from || from > on) return undefined;
  const ended = journey.periods.at(-1)?.until;
  const to = ended && ended < on ? ended : on;
  const x = scale(from, to);
  const bars = <S extends Span>(spans: readonly S[], label: (span: S) => string, says: (span: S) => string): Bar[] =>
    spans
      .filter(span => span.from <= to)
      .map(span => {
        const end = span.until && span.until < to ? span.until : to;
        const width = Math.max(2, x(end) - x(span.from));
        const until = span.until && span.until <= on ? span.until : undefined;
        return { x: x(span.from), width, label: fitting(label(span), width), says: says(span), entry: span.entry, from: span.from, until };
      });
  const reviews = story.of('ReviewHeld').filter(({ on: day }) => day >= from && day <= to);
  const lanes = [
    {
      name: 'Placements',
      bars: bars(
        journey.placements,
        p => codeName(p.code, 'placement'),
        p => code(p.code, 'placement'),
      ),
      marks: [],
    },
    {
      name: 'Legal status',
      bars: bars(
        journey.statuses,
        s => codeName(s.code, 'legalStatus'),
        s => code(s.code, 'legalStatus'),
      ),
      marks: [],
    },
    {
      name: 'Plan',
      bars: bars(
        journey.plans,
        p => planName(p.code),
        p => planName(p.code),
      ),
      marks: [],
    },
    {
      name: 'Reviews',
      bars: [],
      marks: reviews.map(r => ({ x: x(r.on), on: r.on, says: `Review held on ${shortDay(r.on)}`, entry: r.entry })),
    },
  ];
  return { lanes, ticks: ticksOf(from, to, x), from, to };
};

const planName = (plan: string | undefined): string => (plan ? codeName(plan, 'plan') : 'No plan');

/** "212 days", for the table beneath the picture. */
export const lasted = (from: Day, until: Day): string => counted(daysBetween(from, until), 'day');
