import { fact, type ChangeReason, type Day, type LegalStatus, type Need, type NewFact } from '@waymark/domain';
import { disagreement, hasMoved } from './change';
import { collectionYear } from './dates';
import { isExit, isSameDay, type Episode, type Place } from './episode';
import { exitsOf, type Exit } from './exits';
import type { Report, Said } from './said';
import { wanted, type Wanted } from './wanted';

/**
 * The care of one child as the linked episodes tell it, in order of time; what changed is read from the columns. Nothing is invented: an end without
 * a reason leaves care open, a gap leaves the child in care without a placement, a start within care is left out; each is reported.
 */
export class Care {
  readonly wanted: Wanted[] = [];
  /** The days on which a period of care begins. */
  readonly starts: Day[] = [];
  /** In care after what is told so far. */
  open = false;
  private place?: Place;
  private ls?: LegalStatus;
  private need?: Need;
  private lastExit?: Day;
  private died = false;

  constructor(
    private readonly chain: readonly Episode[],
    private readonly report: Report,
  ) {
    const exits = exitsOf(chain, report);
    chain.forEach((episode, i) => {
      const before = exits.findIndex(({ on, of }) => on > episode.decom || (on === episode.decom && of >= i));
      exits.splice(0, before < 0 ? exits.length : before).forEach(exit => this.leave(exit));
      this.begin(episode, chain[i - 1]);
      this.close(episode, chain[i + 1]);
    });
    exits.forEach(exit => this.leave(exit));
  }

  private tell(told: NewFact, by: readonly Said[]): void {
    this.wanted.push(wanted(told, by));
  }

  private begin(episode: Episode, before: Episode | undefined): void {
    if (this.died)
      this.report(episode.by[0]!, 'after-death', 'row-left-out', 'By an episode before it the child died (REC E2). This one is not used.');
    else if (isSameDay(episode) && episode.rne !== 'S')
      this.report(
        episode.by[0]!,
        '355',
        isExit(episode) ? 'part-left-out' : 'row-left-out',
        'The episode starts and ends on one day. Its legal status and placement are not used.',
      );
    else if (this.open) this.goOn(episode, before);
    else this.enter(episode);
  }

  private enter(episode: Episode): void {
    const says = this.entryProblem(episode);
    if (says) {
      this.report(episode.by[0]!, ...says);
      if (says[1] === 'row-left-out') return;
    }
    const start = { on: episode.decom, legalStatus: episode.ls!, need: episode.cin, homePostcode: episode.homePostcode };
    this.tell(episode.rne === 'S' ? fact('BecameLookedAfter', start) : fact('KnownInCare', start), episode.by);
    this.starts.push(episode.decom);
    [this.open, this.ls, this.need] = [true, episode.ls, episode.cin];
    if (isSameDay(episode))
      this.report(
        episode.by[0]!,
        '355',
        'part-left-out',
        'The episode starts and ends on one day. The start of care is used, its placement is not.',
      );
    else if (episode.place) this.startPlacement(episode);
  }

  private entryProblem(episode: Episode): [string, 'row-left-out' | 'warning', string] | undefined {
    if (!episode.ls) return ['144', 'row-left-out', 'Without a legal status care cannot be shown to begin here. The episode is not used.'];
    if (isSameDay(episode) && isExit(episode) && this.lastExit === episode.decom)
      return ['431', 'row-left-out', 'Care ended before on this same day, so a start and an end on this one day is not used.'];
    if (episode.rne === 'S') return undefined;
    if (this.starts.length)
      return [
        '432',
        'warning',
        'The episode before ended care, but this one does not start it (RNE S). The child is shown as in care since before it.',
      ];
    if (collectionYear(episode.decom) === episode.by[0]!.year)
      return [
        '357',
        'warning',
        "The child's first episode starts in the year without RNE S. The child is shown as in care since before it.",
      ];
    return undefined;
  }

  private goOn(episode: Episode, before: Episode | undefined): void {
    const startedToday = !!before && isSameDay(before) && this.starts.at(-1) === episode.decom;
    if (episode.rne === 'S' && !startedToday) this.startInCare(episode, before);
    else if (episode.cin && this.need && episode.cin !== this.need)
      this.report(episode.by[0]!, '504', 'part-left-out', 'The category of need (CIN) changes within a period of care. The first is kept.');
    if (isSameDay(episode)) return;
    const moved = !!episode.place && (!this.place || hasMoved(this.place, episode.place, episode.rne));
    const changed = !!episode.ls && episode.ls !== this.ls;
    if (this.place && episode.place && episode.ls) disagreement(episode, { moved, changed }, this.report);
    if (changed) this.changeStatus(episode);
    this.move(episode, moved, before?.dec === episode.decom ? before : undefined);
  }

  private startInCare(episode: Episode, before: Episode | undefined): void {
    this.report(
      episode.by[0]!,
      before?.dec && before.dec >= episode.decom ? '431' : 'start-in-care',
      isSameDay(episode) ? 'row-left-out' : 'part-left-out',
      'Care starts here (RNE S), but the period before it has no end. The start is not used: find out when and why that period ended.',
    );
  }

  private changeStatus({ decom: on, ls, by }: Episode): void {
    this.tell(ls === 'E1' ? fact('PlacementOrderMade', { on }) : fact('LegalStatusChanged', { on, legalStatus: ls! }), by);
    this.ls = ls;
  }

  /** The reason for a move stands on the episode that ends on the day; a same-day one has no placement that could end. */
  private move(episode: Episode, moved: boolean, ending: Episode | undefined): void {
    const reason = this.place && ending?.because;
    const lost = !episode.place && !!this.place && /^[PTBU]$/.test(episode.rne ?? '');
    if (moved) this.startPlacement(episode, reason && ending);
    else if (lost) this.endPlacement(episode.decom, reason, episode.by);
    else if (ending && reason) this.unusedReason(ending);
  }

  private startPlacement(episode: Episode, ending?: Episode): void {
    const { code: placement, ...where } = episode.place!;
    const sameCarer = (this.place && /^[TU]$/.test(episode.rne ?? '')) || undefined;
    const by = ending ? [...episode.by, ending.by[0]!] : episode.by;
    this.tell(fact('PlacementStarted', { on: episode.decom, placement, ...where, because: ending?.because, sameCarer }), by);
    this.place = episode.place;
  }

  private endPlacement(on: Day, because: ChangeReason | undefined, by: readonly Said[]): void {
    if (this.place) this.tell(fact('PlacementEnded', { on, because }), by);
    this.place = undefined;
  }

  private unusedReason({ by }: Episode): void {
    this.report(
      by[0]!,
      '225',
      'part-left-out',
      'There is a reason for a change of placement, but no placement starts when the episode ends. It is not used.',
    );
  }

  /** What the end of an episode says beyond that the next one starts. */
  private close(episode: Episode, next: Episode | undefined): void {
    const [said] = episode.by as [Said];
    if (!episode.dec && next)
      this.report(said, '142', 'warning', 'The episode is open, but another one follows. It is taken to end when that one starts.');
    if (!this.open || !episode.dec || isSameDay(episode)) return;
    if (next && next.decom < episode.dec) {
      const on = next.by[0]!.row ? next.by[0]! : said;
      this.report(on, '501', 'warning', 'An episode starts before the one before it ends. The one before is taken to end when it starts.');
      if (episode.because) this.unusedReason(episode);
    } else if (next?.decom === episode.dec && !isExit(episode)) {
      if (!episode.recGiven)
        this.report(
          said,
          '148',
          'warning',
          'There is a date of ceasing (DEC) but no reason (REC). The next episode starts that day, so it is read as X1.',
        );
    } else if (!isExit(episode)) this.leaveGap(episode, next);
  }

  private leaveGap(episode: Episode, next: Episode | undefined): void {
    this.endPlacement(episode.dec!, episode.because, episode.by);
    const then = 'The child is shown in care without a placement from then.';
    if (!episode.recGiven)
      this.report(
        episode.by[0]!,
        '148',
        'part-left-out',
        `There is a date of ceasing (DEC) but no reason (REC), so care cannot be shown to end. ${then}`,
      );
    else
      this.report(
        episode.by[0]!,
        '388',
        'warning',
        `The episode ends with another to follow, but ${next ? 'the next starts later' : 'none does'}. ${then}`,
      );
  }

  private leave({ on, reason, of }: Exit): void {
    const { by, because } = this.chain[of]!;
    if (this.died) return;
    if (!this.open) {
      this.report(
        by[0]!,
        '501',
        'part-left-out',
        'By the other episodes the child is not in care on the day this one ends care. That end is not used.',
      );
      return;
    }
    this.tell(fact('CeasedToBeLookedAfter', { on, reason }), by);
    if (because) this.unusedReason(this.chain[of]!);
    this.open = false;
    this.died = reason === 'E2';
    [this.place, this.ls, this.need, this.lastExit] = [undefined, undefined, undefined, on];
  }
}
