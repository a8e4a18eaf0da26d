// Made by scripts/documents.ts from screen/report.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What a wall says of itself. */
export type ReportScreenInput = {
  /** The build of its page. */
  build: string;
  /** How high its picture is, in pixels. */
  height: number;
  /** How wide its picture is, in pixels. */
  width: number;
};

export type ReportScreenMutationVariables = Exact<{
  input: ReportScreenInput;
}>;

export type ReportScreenMutation = {
  reportScreen: {
    screen: {
      id: string;
      name: string;
      reloadAt: string | null;
      board: { id: string } | null;
      playlist: { id: string } | null;
    } | null;
  };
};

export const ReportScreenDocument =
  'mutation ReportScreen($input:ReportScreenInput!){reportScreen(input:$input){screen{id name reloadAt board{id}playlist{id}}}}' as TypedText<
    ReportScreenMutation,
    ReportScreenMutationVariables
  >;
