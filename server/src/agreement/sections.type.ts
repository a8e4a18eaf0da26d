// The sections of an agreement besides its clauses: what was written is what is read, so that each class is both.
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Deliverable } from './deliverable-terms.type.ts';
import { CovenantKindEnum, type CovenantKind } from './section-enums.ts';
import { Contact, CoveredService, Exclusion, Party, Renewal } from './section-scope.type.ts';
import { EscalationStep, Objective, Penalty, Price, ServiceReport, WorkloadLimit } from './section-terms.type.ts';

@ObjectType('GlossaryEntry', { description: 'A word and what it means in this agreement.' })
@InputType('GlossaryEntryInput', { description: 'A word and what it means in this agreement.' })
export class GlossaryEntry {
  @Field(() => String, { description: 'The word.' })
  word!: string;

  @Field(() => String, { description: 'What it means.' })
  meaning!: string;
}

@ObjectType('Covenant', { description: 'What the parties bind themselves to besides the service.' })
@InputType('CovenantInput', { description: 'What the parties bind themselves to besides the service.' })
export class Covenant {
  @Field(() => CovenantKindEnum, { description: 'To what.' })
  kind!: CovenantKind;

  @Field(() => String, { description: 'As the document says it.' })
  text!: string;

  @Field(() => Int, { nullable: true, description: 'For how many months; absent: as long as the agreement.' })
  months?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many months it outlives the agreement; absent: not at all.' })
  survivesMonths?: number | null;
}

@ObjectType('IncorporatedDocument', { description: 'A document that is part of the agreement by reference.' })
@InputType('IncorporatedDocumentInput', { description: 'A document that is part of the agreement by reference.' })
export class IncorporatedDocument {
  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'Which version of it.' })
  version!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The SHA-256 of its bytes, as 64 hexadecimal digits; absent: not taken.',
  })
  sha256?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it can be read.' })
  location?: string | null;
}

@ObjectType('FreeSection', { description: 'A section in words.' })
@InputType('FreeSectionInput', { description: 'A section in words.' })
export class FreeSection {
  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'What it says.' })
  text!: string;
}

@ObjectType('AgreementSections', { description: 'What an agreement says besides its clauses.' })
@InputType('AgreementSectionsInput', { description: 'What an agreement says besides its clauses.' })
export class AgreementSections {
  @Field(() => String, { nullable: true, description: 'What it is about.' })
  overview?: string | null;

  @Field(() => [Party], { defaultValue: [], description: 'Who is bound.' })
  parties!: readonly Party[];

  @Field(() => Renewal, { nullable: true, description: 'What happens at the end of the term.' })
  renewal?: Renewal | null;

  @Field(() => [CoveredService], { defaultValue: [], description: 'What is in scope.' })
  services!: readonly CoveredService[];

  @Field(() => [Exclusion], { defaultValue: [], description: 'What is out of scope.' })
  exclusions!: readonly Exclusion[];

  @Field(() => [String], { defaultValue: [], description: 'The covered assets, by reference.' })
  assets!: readonly string[];

  @Field(() => [String], {
    nullable: true,
    description:
      'The numbers of the internal agreements and supplier contracts it rests on; private, no part of what is signed.',
  })
  underpinnedBy?: readonly string[] | null;

  @Field(() => [Objective], { defaultValue: [], description: 'What is promised of whole periods.' })
  objectives!: readonly Objective[];

  @Field(() => [Deliverable], {
    nullable: true,
    description: 'What is owed again and again, or once on a date; null: nothing.',
  })
  deliverables?: readonly Deliverable[] | null;

  @Field(() => [EscalationStep], {
    defaultValue: [],
    description: 'What happens when a clock comes near its limit, or past it.',
  })
  escalation!: readonly EscalationStep[];

  @Field(() => [FreeSection], { defaultValue: [], description: 'What is done for security.' })
  security!: readonly FreeSection[];

  @Field(() => [Price], { defaultValue: [], description: 'What is charged.' })
  prices!: readonly Price[];

  @Field(() => [Penalty], { defaultValue: [], description: 'What is owed for promises that are not kept.' })
  penalties!: readonly Penalty[];

  @Field(() => [ServiceReport], { defaultValue: [], description: 'Which reports are owed.' })
  reports!: readonly ServiceReport[];

  @Field(() => [WorkloadLimit], { defaultValue: [], description: 'How much may be asked.' })
  workload!: readonly WorkloadLimit[];

  @Field(() => [GlossaryEntry], { defaultValue: [], description: 'What its words mean.' })
  glossary!: readonly GlossaryEntry[];

  @Field(() => [Covenant], { defaultValue: [], description: 'What the parties bind themselves to besides.' })
  covenants!: readonly Covenant[];

  @Field(() => [IncorporatedDocument], { defaultValue: [], description: 'Documents that are part of it by reference.' })
  documents!: readonly IncorporatedDocument[];

  @Field(() => Contact, { nullable: true, description: 'The single point of contact.' })
  contact?: Contact | null;

  @Field(() => [FreeSection], { defaultValue: [], description: 'Any other section.' })
  further!: readonly FreeSection[];
}

/** Sections in which nothing is said. */
export const noSections: AgreementSections = {
  parties: [],
  services: [],
  exclusions: [],
  assets: [],
  objectives: [],
  escalation: [],
  security: [],
  prices: [],
  penalties: [],
  reports: [],
  workload: [],
  glossary: [],
  covenants: [],
  documents: [],
  further: [],
};
