// Made by scripts/documents.ts from admin/customers.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A new customer. */
export type CreateCustomerInput = {
  /** What people call the customer. */
  name: string;
};

/** A new service account. Tickets that already name it are read anew. */
export type CreateServiceAccountInput = {
  /** The customer it belongs to. */
  customer: string | number;
  /** What people call it. */
  name: string;
  /** The name by which sources call it; unique. */
  reference: string;
};

/** A new service. Tickets that already name it are read anew. */
export type CreateServiceInput = {
  /** What people call it. */
  name: string;
  /** The name by which sources call it; unique. */
  reference: string;
};

/** The new name of a customer. */
export type RenameCustomerInput = {
  /** The customer. */
  customer: string | number;
  /** What people are to call it. */
  name: string;
};

/** The new name of a service account; its reference stays. */
export type RenameServiceAccountInput = {
  /** What people are to call it. */
  name: string;
  /** The service account. */
  serviceAccount: string | number;
};

/** The new name of a service; its reference stays. */
export type RenameServiceInput = {
  /** What people are to call it. */
  name: string;
  /** The service. */
  service: string | number;
};

export type CustomerListQueryVariables = Exact<{
  text?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;

export type CustomerListQuery = {
  list: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{ id: string; name: string }>;
  };
};

export type ServiceAccountListQueryVariables = Exact<{
  text?: string | null | undefined;
  customer?: string | number | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;

export type ServiceAccountListQuery = {
  list: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{ id: string; reference: string; name: string; customer: { id: string; name: string } }>;
  };
};

export type ServiceListQueryVariables = Exact<{
  text?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;

export type ServiceListQuery = {
  list: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{ id: string; reference: string; name: string }>;
  };
};

export type WrongFragment = { message: string; path: Array<string> | null };

export type CreateCustomerMutationVariables = Exact<{
  input: CreateCustomerInput;
}>;

export type CreateCustomerMutation = { done: { userErrors: Array<{ message: string; path: Array<string> | null }> } };

export type RenameCustomerMutationVariables = Exact<{
  input: RenameCustomerInput;
}>;

export type RenameCustomerMutation = { done: { userErrors: Array<{ message: string; path: Array<string> | null }> } };

export type CreateServiceAccountMutationVariables = Exact<{
  input: CreateServiceAccountInput;
}>;

export type CreateServiceAccountMutation = {
  done: { userErrors: Array<{ message: string; path: Array<string> | null }> };
};

export type RenameServiceAccountMutationVariables = Exact<{
  input: RenameServiceAccountInput;
}>;

export type RenameServiceAccountMutation = {
  done: { userErrors: Array<{ message: string; path: Array<string> | null }> };
};

export type CreateServiceMutationVariables = Exact<{
  input: CreateServiceInput;
}>;

export type CreateServiceMutation = { done: { userErrors: Array<{ message: string; path: Array<string> | null }> } };

export type RenameServiceMutationVariables = Exact<{
  input: RenameServiceInput;
}>;

export type RenameServiceMutation = { done: { userErrors: Array<{ message: string; path: Array<string> | null }> } };

export const CustomerListDocument =
  'query CustomerList($text:String$first:Int!$after:String){list:customers(text:$text first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{id name}}}' as TypedText<
    CustomerListQuery,
    CustomerListQueryVariables
  >;

export const ServiceAccountListDocument =
  'query ServiceAccountList($text:String$customer:ID$first:Int!$after:String){list:serviceAccounts(text:$text customer:$customer first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{id reference name customer{id name}}}}' as TypedText<
    ServiceAccountListQuery,
    ServiceAccountListQueryVariables
  >;

export const ServiceListDocument =
  'query ServiceList($text:String$first:Int!$after:String){list:services(text:$text first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{id reference name}}}' as TypedText<
    ServiceListQuery,
    ServiceListQueryVariables
  >;

export const CreateCustomerDocument =
  'fragment Wrong on UserError{message path}mutation CreateCustomer($input:CreateCustomerInput!){done:createCustomer(input:$input){userErrors{...Wrong}}}' as TypedText<
    CreateCustomerMutation,
    CreateCustomerMutationVariables
  >;

export const RenameCustomerDocument =
  'fragment Wrong on UserError{message path}mutation RenameCustomer($input:RenameCustomerInput!){done:renameCustomer(input:$input){userErrors{...Wrong}}}' as TypedText<
    RenameCustomerMutation,
    RenameCustomerMutationVariables
  >;

export const CreateServiceAccountDocument =
  'fragment Wrong on UserError{message path}mutation CreateServiceAccount($input:CreateServiceAccountInput!){done:createServiceAccount(input:$input){userErrors{...Wrong}}}' as TypedText<
    CreateServiceAccountMutation,
    CreateServiceAccountMutationVariables
  >;

export const RenameServiceAccountDocument =
  'fragment Wrong on UserError{message path}mutation RenameServiceAccount($input:RenameServiceAccountInput!){done:renameServiceAccount(input:$input){userErrors{...Wrong}}}' as TypedText<
    RenameServiceAccountMutation,
    RenameServiceAccountMutationVariables
  >;

export const CreateServiceDocument =
  'fragment Wrong on UserError{message path}mutation CreateService($input:CreateServiceInput!){done:createService(input:$input){userErrors{...Wrong}}}' as TypedText<
    CreateServiceMutation,
    CreateServiceMutationVariables
  >;

export const RenameServiceDocument =
  'fragment Wrong on UserError{message path}mutation RenameService($input:RenameServiceInput!){done:renameService(input:$input){userErrors{...Wrong}}}' as TypedText<
    RenameServiceMutation,
    RenameServiceMutationVariables
  >;
