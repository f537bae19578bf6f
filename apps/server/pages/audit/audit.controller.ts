import { Body, Controller, Get, Param, Post, Render, Req, Res } from '@nestjs/common';
import { Forbidden } from '@waymark/application';
import type { Request, Response } from 'express';
import { type Person, SignedIn } from '../../identity/person';
import { mistakes, textOf } from '../forms';

const purposes = [
  'Case audit',
  'Complaint',
  'Serious incident',
  'Inspection',
  'Request by the child for their record',
  'Quality of the record',
];

const CHILD = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,59}$/;
const REFERENCE = /^[A-Za-z0-9/-]{0,30}$/;

const onlyAuditors = ({ roles }: Person): void => {
  if (!roles.includes('auditor')) throw new Forbidden();
};

const purposePage = (child: string, wrong: Record<string, string> = {}, reference = '') => ({
  child,
  reference,
  purposes: purposes.map(purpose => ({ value: purpose, text: purpose })),
  ...mistakes(wrong),
});

/** An auditor names a child by id, says why, and then reads the record. Nothing of either stands in an address but the pseudonymous id. */
@Controller('audit')
export class AuditController {
  @Get()
  @Render('audit/find')
  start(@SignedIn() person: Person, @Req() { session }: Request): object {
    onlyAuditors(person);
    const opened = Object.entries(session.purposes ?? {}).map(([child, purpose]) => ({ child, purpose }));
    return { opened: opened.reverse(), ...mistakes({}) };
  }

  @Post()
  find(@SignedIn() person: Person, @Body() body: unknown, @Res() response: Response): void {
    onlyAuditors(person);
    const child = textOf(body, 'child');
    if (CHILD.test(child)) response.redirect(303, `/children/${child}`);
    else
      response
        .status(400)
        .render('audit/find', { child, ...mistakes({ child: 'Enter the child’s id: letters, digits, dots or hyphens' }) });
  }

  @Get('purpose/:child')
  @Render('audit/purpose')
  why(@SignedIn() person: Person, @Param('child') child: string): object {
    onlyAuditors(person);
    return purposePage(child);
  }

  @Post('purpose')
  state(@SignedIn() person: Person, @Body() body: unknown, @Req() { session }: Request, @Res() response: Response): void {
    onlyAuditors(person);
    const [child, purpose, reference] = ['child', 'purpose', 'reference'].map(field => textOf(body, field)) as [string, string, string];
    const wrong = {
      ...(purposes.includes(purpose) ? {} : { purpose: 'Select a purpose' }),
      ...(REFERENCE.test(reference) ? {} : { reference: 'The reference can hold letters, digits, hyphens and slashes, at most 30' }),
    };
    if (!CHILD.test(child) || Object.keys(wrong).length) {
      response.status(400).render('audit/purpose', purposePage(child, wrong, reference));
      return;
    }
    session.purposes = { ...session.purposes, [child]: reference ? `${purpose}, ${reference}` : purpose };
    response.redirect(303, `/children/${child}`);
  }
}
