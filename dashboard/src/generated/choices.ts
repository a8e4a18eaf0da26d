// Made by scripts/documents.ts from shared/form/choices.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type FindCustomersQueryVariables = Exact<{
  text?: string | null | undefined;
}>;

export type FindCustomersQuery = {
  found: { pageInfo: { hasNextPage: boolean }; nodes: Array<{ id: string; name: string }> };
};

export type FindServiceAccountsQueryVariables = Exact<{
  text?: string | null | undefined;
  within?: string | number | null | undefined;
}>;

export type FindServiceAccountsQuery = {
  found: { pageInfo: { hasNextPage: boolean }; nodes: Array<{ id: string; reference: string; name: string }> };
};

export type FindServicesQueryVariables = Exact<{
  text?: string | null | undefined;
}>;

export type FindServicesQuery = {
  found: { pageInfo: { hasNextPage: boolean }; nodes: Array<{ id: string; reference: string; name: string }> };
};

export type FindSchedulesQueryVariables = Exact<{
  text?: string | null | undefined;
}>;

export type FindSchedulesQuery = {
  found: { pageInfo: { hasNextPage: boolean }; nodes: Array<{ id: string; name: string }> };
};

export type FindAgreementsQueryVariables = Exact<{
  text?: string | null | undefined;
}>;

export type FindAgreementsQuery = {
  found: {
    pageInfo: { hasNextPage: boolean };
    nodes: Array<{ id: string; number: string; customer: { id: string; name: string } | null }>;
  };
};

export type FindAssetsQueryVariables = Exact<{
  text?: string | null | undefined;
  within?: string | number | null | undefined;
}>;

export type FindAssetsQuery = {
  found: { pageInfo: { hasNextPage: boolean }; nodes: Array<{ id: string; reference: string; name: string }> };
};

export type FindBoardsQueryVariables = Exact<{
  text?: string | null | undefined;
}>;

export type FindBoardsQuery = {
  found: { pageInfo: { hasNextPage: boolean }; nodes: Array<{ id: string; name: string }> };
};

export type ChosenThingQueryVariables = Exact<{
  id: string | number;
}>;

export type ChosenThingQuery = {
  node:
    | { number: string; id: string }
    | { id: string }
    | { id: string }
    | { reference: string; name: string; id: string }
    | { name: string; id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { name: string; id: string }
    | { id: string }
    | { id: string }
    | { name: string; id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { reference: string; name: string; id: string }
    | { reference: string; name: string; id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | null;
};

export const FindCustomersDocument =
  'query FindCustomers($text:String){found:customers(text:$text first:20){pageInfo{hasNextPage}nodes{id name}}}' as TypedText<
    FindCustomersQuery,
    FindCustomersQueryVariables
  >;

export const FindServiceAccountsDocument =
  'query FindServiceAccounts($text:String$within:ID){found:serviceAccounts(text:$text customer:$within first:20){pageInfo{hasNextPage}nodes{id reference name}}}' as TypedText<
    FindServiceAccountsQuery,
    FindServiceAccountsQueryVariables
  >;

export const FindServicesDocument =
  'query FindServices($text:String){found:services(text:$text first:20){pageInfo{hasNextPage}nodes{id reference name}}}' as TypedText<
    FindServicesQuery,
    FindServicesQueryVariables
  >;

export const FindSchedulesDocument =
  'query FindSchedules($text:String){found:coverageSchedules(search:$text first:20){pageInfo{hasNextPage}nodes{id name}}}' as TypedText<
    FindSchedulesQuery,
    FindSchedulesQueryVariables
  >;

export const FindAgreementsDocument =
  'query FindAgreements($text:String){found:agreements(filter:{text:$text}first:20){pageInfo{hasNextPage}nodes{id number customer{id name}}}}' as TypedText<
    FindAgreementsQuery,
    FindAgreementsQueryVariables
  >;

export const FindAssetsDocument =
  'query FindAssets($text:String$within:ID){found:assets(filter:{text:$text serviceAccount:$within}first:20){pageInfo{hasNextPage}nodes{id reference name}}}' as TypedText<
    FindAssetsQuery,
    FindAssetsQueryVariables
  >;

export const FindBoardsDocument =
  'query FindBoards($text:String){found:boards(text:$text first:20){pageInfo{hasNextPage}nodes{id name}}}' as TypedText<
    FindBoardsQuery,
    FindBoardsQueryVariables
  >;

export const ChosenThingDocument =
  'query ChosenThing($id:ID!){node(id:$id){id ...on Customer{name}...on ServiceAccount{reference name}...on Service{reference name}...on CoverageSchedule{name}...on Agreement{number}...on Asset{reference name}...on Board{name}}}' as TypedText<
    ChosenThingQuery,
    ChosenThingQueryVariables
  >;
