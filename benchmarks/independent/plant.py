#!/usr/bin/env python3
"""Plants mistakes in copies of Terraform repositories, in their text: what reviewers complain about, chosen without sight of the faults
that GraphSec plants in graphs.

usage: plant.py REPOSITORIES OUT [SEED]

REPOSITORIES is a file with a folder a line, OUT a folder that is replaced. OUT/labels.csv tells what is wrong where."""
import collections, csv, os, random, re, shutil, sys

REPOS, OUT = sys.argv[1:3] if len(sys.argv) > 2 else sys.exit(__doc__)
EXTS = ('.tf', '.tfvars', '.json', '.tpl', '.yaml', '.yml')
PAIRS = {'}': '{', ']': '[', ')': '('}

# ---------------------------------------------------------------- scanner
def mask(t):
    """one letter per character: c code, s string, h heredoc, # comment (template code counts as s)"""
    m, i, n = ['c'] * len(t), 0, len(t)
    def put(a, b, ch):
        m[a:b] = [ch] * (b - a)
    def string(i):                              # i at the opening quote; returns the index after the closing one
        i += 1
        while i < n:
            if t[i] == '\\': i += 2
            elif t.startswith(('$${', '%%{'), i): i += 3
            elif t.startswith(('${', '%{'), i): i = template(i + 2)
            elif t[i] == '"': return i + 1
            elif t[i] == '\n': return i
            else: i += 1
        return n
    def template(i):
        d = 1
        while i < n and d:
            if t[i] == '"': i = string(i); continue
            d += (t[i] == '{') - (t[i] == '}')
            i += 1
        return i
    while i < n:
        if t[i] == '"':
            j = string(i); put(i, j, 's')
        elif t[i] == '#' or t.startswith('//', i):
            j = t.find('\n', i); j = n if j < 0 else j; put(i, j, '#')
        elif t.startswith('/*', i):
            j = t.find('*/', i); j = n if j < 0 else j + 2; put(i, j, '#')
        elif t.startswith('<<', i) and (h := re.compile(r'<<-?(\w+)[ \t\r]*\n').match(t, i)):
            e = re.compile(r'^[ \t]*%s(?=[ \t\r]*$)' % h.group(1), re.M).search(t, h.end())
            j = e.end() if e else n; put(i, j, 'h')
        else:
            j = i + 1
        i = j
    return ''.join(m)

class File:
    def __init__(self, path):
        self.path = path
        self.t = open(path, encoding='utf-8', errors='surrogateescape', newline='').read()
        self.m = mask(self.t)
        self.match, st, self.ok = {}, [], True
        for x in re.finditer(r'[][{}()]', self.t):
            i = x.start()
            if self.m[i] != 'c': continue
            if self.t[i] in '{[(': st.append(i)
            elif st and self.t[st[-1]] == PAIRS[self.t[i]]: self.match[st.pop()] = i
            else: self.ok = False
        self.ok &= not st
        self.blocks = []
        for x in re.finditer(r'^[ \t]*resource[ \t]+"([\w-]+)"[ \t]+"([\w-]+)"[ \t\r\n]*\{', self.t, re.M):
            o = x.end() - 1
            if self.m[x.start(1) - 4] == 'c' and o in self.match and self.ok:
                self.blocks.append(Block(self, x.group(1), x.group(2), x.start(), o, self.match[o] + 1))

    def gap(self, a, b):
        """when a..b is cut between two blank lines, one of them goes too"""
        x = re.compile(r'[ \t]*\r?\n').match(self.t, b)
        return x.end() if x and re.search(r'(\n|\{)[ \t]*\r?\n$', self.t[max(0, a - 80):a]) else b

Item = collections.namedtuple('Item', 'key path blk k v e')   # k key start, v..e value
KEY = re.compile(r'(?:^|(?<=[{,(\[]))[ \t]*("?)([A-Za-z_][\w.-]*)\1[ \t]*(?:(=(?![=>])|:(?!:))|(?:"([\w-]+)"[ \t]*)?(?=\{))[ \t]*', re.M)

class Block:
    def __init__(self, f, ty, name, s, o, e):
        self.f, self.ty, self.name, self.s, self.o, self.e = f, ty, name, s, o, e
        self.addr, self.text = ty + '.' + name, f.t[s:e]
        self._items = None
    @property
    def items(self):
        if self._items is not None: return self._items
        t, m, out, st = self.f.t, self.f.m, [], []
        for x in KEY.finditer(t, self.o + 1, self.e - 1):
            k = x.start(2) - len(x.group(1))
            if m[k] != ('s' if x.group(1) else 'c') or (x.group(1) and k and m[k - 1] != 'c'): continue
            v, blk = x.end(), not x.group(3)
            if v >= self.e or (blk and m[v] != 'c'): continue
            e = v
            if blk: e = self.f.match.get(v, v) + 1
            else:
                while e < self.e - 1:
                    if m[e] == 'c' and t[e] in '{[(' : e = self.f.match[e] + 1; continue
                    if m[e] == 'c' and t[e] in '\n,}])' or m[e] == '#': break
                    e += 1
                while e > v and t[e - 1] in ' \t\r': e -= 1
            if e <= v: continue
            key = x.group(2) if not x.group(4) else 'dynamic:' + x.group(4)
            while st and st[-1].e <= k: st.pop()
            path = (st[-1].path if st else ()) + (key,)
            it = Item(key, path, blk, k, v, e)
            out.append(it); st.append(it)
        self._items = out
        return out
    def val(self, it): return self.f.t[it.v:it.e]
    def top(self, key):
        return next((i for i in self.items if i.path == (key,) and not i.blk), None)
    def topv(self, key):
        i = self.top(key); return self.val(i) if i else ''
    def kids(self, it):
        return {i.key: i for i in self.items if it.v < i.k < it.e and len(i.path) == len(it.path) + 1}
    def find(self, path):
        """items whose path ends in the dotted path; a path that begins with ^ is anchored at the block"""
        p = tuple(path.lstrip('^').split('.'))
        for i in self.items:
            if i.key == 'content' and i.path[-2:-1] and i.path[-2].startswith('dynamic:'): continue
            q = tuple(x.replace('dynamic:', '') for x in i.path if x != 'content')
            if len(q) >= len(p) and (path[0] != '^' or len(q) == len(p)) and all(re.fullmatch(a, c) for a, c in zip(p, q[-len(p):])): yield i
    def iters(self): return (self.topv('count'), self.topv('for_each'))
    # edits: (start, end, new text) in the file
    def set(self, it, new): return (it.v, it.e, new)
    def rm(self, it):
        t = self.f.t
        a = t.rfind('\n', 0, it.k) + 1
        b = t.find('\n', it.e); b = len(t) if b < 0 else b + 1
        rest = t[it.e:b].strip()
        if t[a:it.k].strip() or (rest and rest != ',' and rest[0] not in '#/'): return None
        return (a, self.f.gap(a, b), '')
    def add(self, key, val):
        first = next((i for i in self.items if len(i.path) == 1 and not i.blk and i.key not in ('count', 'for_each', 'provider', 'source')), None)
        if not first: return None
        t = self.f.t
        b = t.find('\n', first.e)
        if b < 0 or b > self.e: return None
        ln = t[t.rfind('\n', 0, first.k) + 1:first.v]
        ind = re.match(r'[ \t]*', ln).group()
        pad = ' ' * max(1, ln.rstrip().rfind('=') - len(ind) - len(key))
        return (b + 1, b + 1, '%s%s%s= %s\n' % (ind, key, pad, val))

def short(s, n=70):
    s = ' '.join(s.split()); return s if len(s) <= n else s[:n - 3] + '...'

# ---------------------------------------------------------------- kinds
KINDS = {}                                      # name -> (family, [functions(ctx) yielding (block, edits, text[, address])])
def kind(name, family):
    def deco(fn):
        KINDS.setdefault(name, (family, []))[1].append(fn); return fn
    return deco

def rows(name, family, *specs):
    """spec: type regex | path | mode (s set, r remove, a add when absent) | bad value | regex the old value must match"""
    def fn(cx):
        for sp in specs:
            ty, path, mode, bad, old = (list(sp) + ['', ''])[:5]
            for b in cx.blocks:
                if not re.fullmatch(ty, b.ty): continue
                its = list(b.find(path))
                for it in its:
                    v = b.val(it)
                    if old and not re.search(old, v): continue
                    if 's' in mode and not it.blk and v != bad and v.strip('"').lower() != bad.strip('"').lower():
                        yield b, [b.set(it, bad)], '%s: %s -> %s' % ('.'.join(it.path), short(v), bad)
                    if 'r' in mode and v != bad and v not in ('false', 'null', '"false"', '0', '[]', '""'):
                        if (e := b.rm(it)): yield b, [e], '%s removed (was %s)' % ('.'.join(it.path), short(v))
                if 'a' in mode and not its and (e := b.add(path.lstrip('^'), bad)):
                    yield b, [e], '%s = %s added' % (path.lstrip('^'), bad)
    kind(name, family)(fn)

NET, ENC, PUB, IAM, LOG, DATA = 'network_exposure', 'encryption', 'public_access', 'iam', 'logging', 'data_protection'
REF, SIB, TYPO, ENV, TLS, CON = 'wrong_reference', 'missing_sibling', 'typo', 'cross_environment', 'transport', 'container'
WEB = re.compile(r'^"?(80|443|https?|HTTPS?|-1|0)"?$')
ANY = re.compile(r'0\.0\.0\.0/0|::/0|"\*"|"Internet"|"Any"', re.I)

def opened(b, get, keys, alt, new, new_key):
    """replace the source of one rule by the world"""
    for k in keys:
        if k in get and not get[k].blk and not ANY.search(b.val(get[k])) and b.val(get[k]) != '[]':
            return [b.set(get[k], new)], '%s: %s -> %s' % (k, short(b.val(get[k])), new)
    for k in alt:
        if k in get and not any(x in get for x in keys) and b.val(get[k]) not in ('[]', 'null'):
            it = get[k]
            return [(it.k, it.e, '%s = %s' % (new_key, new))], '%s = %s -> %s = %s' % (k, short(b.val(it)), new_key, new)
def tops(b): return {i.key: i for i in b.items if len(i.path) == 1}
def isweb(b, g, *ks): return any(k in g and WEB.match(b.val(g[k])) and b.val(g[k]) not in ('0', '-1') for k in ks)

@kind('sg_inline_world_open', NET)
def _(cx):
    for b in cx.of('aws_security_group'):
        for it in b.find('ingress'):
            g = b.kids(it)
            if it.blk and not isweb(b, g, 'from_port', 'to_port'):
                r = opened(b, g, ['cidr_blocks'], ['security_groups'], '["0.0.0.0/0"]', 'cidr_blocks')
                if r: yield (b, r[0], 'ingress ' + r[1])

@kind('sg_rule_world_open', NET)
def _(cx):
    for b in cx.of('aws_security_group_rule|aws_vpc_security_group_ingress_rule'):
        g = tops(b)
        if isweb(b, g, 'from_port', 'to_port') or (b.ty == 'aws_security_group_rule' and b.topv('type') != '"ingress"'): continue
        r = opened(b, g, ['cidr_blocks'], ['source_security_group_id'], '["0.0.0.0/0"]', 'cidr_blocks') if 'rule' == b.ty[-4:] and b.ty == 'aws_security_group_rule' \
            else opened(b, g, ['cidr_ipv4'], ['referenced_security_group_id', 'prefix_list_id'], '"0.0.0.0/0"', 'cidr_ipv4')
        if r: yield (b, *r)

@kind('nsg_world_open', NET)
def _(cx):
    for b in cx.of('azurerm_network_security_(rule|group)'):
        for g in [tops(b)] if b.ty.endswith('rule') else [b.kids(i) for i in b.find('security_rule')]:
            if not {'direction', 'access', 'source_address_prefix'} <= set(g) and not {'direction', 'access', 'source_address_prefixes'} <= set(g): continue
            if b.val(g['direction']) != '"Inbound"' or b.val(g['access']) != '"Allow"' or isweb(b, g, 'destination_port_range'): continue
            r = opened(b, g, ['source_address_prefix'], ['source_address_prefixes'], cx.rng.choice(['"*"', '"Internet"', '"0.0.0.0/0"']), 'source_address_prefix')
            if r: yield (b, *r)

@kind('gcp_firewall_world_open', NET)
def _(cx):
    for b in cx.of('google_compute_firewall'):
        g = tops(b)
        if 'deny' in g or 'EGRESS' in b.topv('direction'): continue
        r = opened(b, g, ['source_ranges'], ['source_tags', 'source_service_accounts'], '["0.0.0.0/0"]', 'source_ranges')
        if r: yield (b, *r)

@kind('other_rule_world_open', NET)
def _(cx):
    for b in cx.of('aws_network_acl_rule'):
        if 'allow' in b.topv('rule_action') and b.topv('egress') in ('', 'false') and not WEB.match(b.topv('from_port')):
            r = opened(b, tops(b), ['cidr_block'], [], '"0.0.0.0/0"', '')
            if r: yield (b, *r)
    for b in cx.of('openstack_networking_secgroup_rule_v2|oci_core_network_security_group_security_rule'):
        if re.search('ingress', b.topv('direction'), re.I) and not WEB.match(b.topv('port_range_min')):
            r = opened(b, tops(b), ['remote_ip_prefix', 'source'], [], '"0.0.0.0/0"', '')
            if r: yield (b, *r)
    for ty, path in (('aws_network_acl', 'ingress.cidr_block'), ('oci_core_security_list', 'ingress_security_rules.source'), ('aws_eks_cluster', 'public_access_cidrs'),
                     ('digitalocean_firewall', 'inbound_rule.source_addresses'), ('google_container_cluster', 'cidr_blocks.cidr_block'), ('google_sql_database_instance', 'authorized_networks.value'),
                     ('hcloud_firewall', 'rule.source_ips'), ('azurerm_kubernetes_cluster', 'authorized_ip_ranges')):
        for b in cx.of(ty):
            for it in b.find(path):
                v = b.val(it)
                if not ANY.search(v) and not it.blk:
                    new = '["0.0.0.0/0"]' if path.rsplit('.')[-1][-1] == 's' else '"0.0.0.0/0"'
                    yield b, [b.set(it, new)], '%s: %s -> %s' % (path, short(v), new)

RULES = 'aws_security_group(_rule)?|aws_vpc_security_group_(in|e)gress_rule|aws_(lb|alb)_(listener|target_group)|azurerm_network_security_(rule|group)|google_compute_firewall|kubernetes_(service|deployment|network_policy).*|aws_ecs_service|aws_network_acl_rule|azurerm_lb_(rule|probe)|google_compute_.*health_check'
@kind('port_typo', TYPO)
def _(cx):
    for b in cx.of(RULES):
        by = collections.defaultdict(list)
        for it in b.items:
            if it.key in ('from_port', 'to_port', 'port', 'target_port', 'container_port', 'destination_port_range', 'ports', 'frontend_port', 'backend_port'):
                x = re.search(r'\d{2,5}', b.val(it))
                if x and re.fullmatch(r'"?\d+"?|\["\d+"(, ?"\d+")*\]', b.val(it)) and 20 < int(x.group()) < 60000: by[it.path[:-1], it.k // 400 if it.key == 'port' else 0, x.group()].append(it)
        for (_, _, p), its in by.items():
            if len({i.key for i in its}) < len(its) or sum(i.key in ('from_port', 'to_port') for i in its) == 1: continue
            opts = {p[:i] + p[i + 1] + p[i] + p[i + 2:] for i in range(len(p) - 1)} | {p + '0', p[:-1]}
            opts = sorted(o for o in opts if o[0] != '0' and o != p and 20 < int(o) < 65536)
            if opts:
                q = cx.rng.choice(opts)
                yield b, [b.set(i, b.val(i).replace(p, q, 1)) for i in its], 'port %s -> %s (%s)' % (p, q, ', '.join(i.key for i in its))

@kind('cidr_typo', TYPO)
def _(cx):
    for b in cx.blocks:
        for it in b.items:
            if it.blk or not re.search(r'cidr|prefix(es)?$|ranges?$|^address_space$|^records$|_ips?$', it.key) or 'tags' in it.path: continue
            for x in re.finditer(r'"(10|172|192)\.(\d+)\.(\d+)\.(\d+)/(\d+)"', b.val(it)):
                a, o, p, q, n = map(int, x.groups())
                opts = []
                if a == 10 and o >= 10: opts += ['10.%s.%d.%d/%d' % (str(o)[::-1], p, q, n)] if str(o)[-1] not in '0' + str(o)[0] else ['10.%d.%d.%d/%d' % (o // 10, p, q, n)]
                if a == 10 and 0 < o < 10: opts.append('10.%d0.%d.%d/%d' % (o, p, q, n))
                if n >= 24 and p >= 10 and str(p)[-1] != '0': opts.append('%d.%d.%d.%d/%d' % (a, o, p // 10, q, n))
                if n == 24 and 'subnet' not in b.ty: opts.append('%d.%d.0.0/16' % (a, o))
                if n == 32 and 'subnet' not in b.ty: opts.append('%d.%d.%d.0/24' % (a, o, p))
                if n == 16 and ('security' in b.ty or 'firewall' in b.ty): opts.append('%d.0.0.0/8' % a)
                for y in opts:
                    if '"%s"' % y != x.group() and max(map(int, re.split('[./]', y)[:4])) < 256: yield b, [(it.v + x.start(), it.v + x.end(), '"%s"' % y)], '%s: %s -> "%s"' % (it.key, x.group(), y)

F, T = 'false', 'true'
rows('disk_encryption_off', ENC, ('aws_(ebs_volume|efs_file_system|instance|launch_configuration|spot_instance_request|fsx_.*)', 'encrypted', 'sr', F),
     ('aws_launch_template', 'ebs.encrypted', 'sr', F), ('azurerm_.*virtual_machine.*', 'encryption_at_host_enabled', 'sr', F), ('aws_ebs_encryption_by_default', 'enabled', 's', F),
     ('(azurerm_kubernetes_cluster.*)', 'enable_host_encryption|host_encryption_enabled', 'sr', F), ('openstack_blockstorage_.*', 'encrypted', 's', F), ('aws_imagebuilder_.*', 'ebs.encrypted', 'sr', '"false"'))
rows('database_encryption_off', ENC, ('aws_(db|rds|docdb|neptune).*', '^storage_encrypted', 'sr', F), ('aws_redshift_cluster', 'encrypted', 'sr', F), ('aws_elasticache.*', 'at_rest_encryption_enabled', 'sr', F),
     ('aws_(elasticsearch|opensearch)_domain', 'encrypt_at_rest.enabled', 's', F), ('aws_(elasticsearch|opensearch)_domain', '^encrypt_at_rest', 'r'), ('aws_dax_cluster', 'server_side_encryption', 'r'),
     ('azurerm_mssql_database', 'transparent_data_encryption_enabled', 's', F), ('aws_(elasticsearch|opensearch)_domain', 'node_to_node_encryption.enabled', 's', F))
rows('queue_topic_stream_encryption_off', ENC, ('aws_s(ns_topic|qs_queue)', '^kms_master_key_id', 'r'), ('aws_sqs_queue', 'sqs_managed_sse_enabled', 's', F), ('aws_kinesis_stream', 'encryption_type', 'sr', '"NONE"'),
     ('aws_kinesis_firehose.*', '^server_side_encryption', 'r'), ('aws_msk_cluster', 'encryption_in_transit.client_broker', 's', '"TLS_PLAINTEXT"'), ('aws_athena_workgroup', 'encryption_configuration', 'r'))
rows('bucket_encryption_weakened', ENC, ('aws_s3_bucket', '^server_side_encryption_configuration', 'r', '', 'kms'), ('azurerm_storage_account', 'infrastructure_encryption_enabled', 's', F), ('aws_codebuild_project', 'encryption_disabled', 's', T), ('aws_s3_object', 'server_side_encryption', 'r'))
@kind('bucket_encryption_weakened', ENC)
def _(cx):
    for b in cx.of('aws_s3_bucket_server_side_encryption_configuration'):
        a, k = next(b.find('sse_algorithm'), None), next(b.find('kms_master_key_id'), None)
        if a and b.val(a).startswith('"aws:kms'):
            yield b, [b.set(a, '"AES256"')] + ([b.rm(k)] if k else []), 'sse_algorithm: %s -> "AES256", key dropped' % b.val(a)
rows('customer_key_removed', ENC, ('aws_(db_instance|rds_cluster|cloudwatch_log_group|secretsmanager_secret|ebs_volume|efs_file_system|cloudtrail|docdb_cluster|redshift_cluster|elasticache_replication_group|fsx_.*|eks_cluster|backup_vault|kinesis_stream|codepipeline|rds_cluster_instance|neptune_cluster|codeartifact_domain|instance|sagemaker_.*|transfer_.*)', 'kms_key_id', 'r'),
     ('aws_(lambda_function|backup_vault|efs_.*|dynamodb_table|keyspaces.*)', 'kms_key_arn', 'r'), ('aws_ecr_repository', '^encryption_configuration', 'r', '', 'KMS|kms'), ('aws_eks_cluster', '^encryption_config', 'r'), ('aws_codebuild_project', 'encryption_key', 'r'),
     ('aws_ssm_parameter', '^key_id', 'r'), ('aws_dynamodb_table', '^server_side_encryption', 'r'), ('google_storage_bucket', '^encryption', 'r'),
     ('google_(pubsub_topic|artifact_registry_repository|spanner.*)', 'kms_key_name', 'r'), ('google_bigquery_.*', 'default_encryption_configuration', 'r'), ('google_sql_.*', 'encryption_key_name', 'r'), ('google_.*', 'disk_encryption_key', 'r'), ('google_container_cluster', 'database_encryption', 'r'),
     ('azurerm_.*', 'disk_encryption_set_id', 'r'), ('azurerm_.*', '^customer_managed_key', 'r'), ('aws_s3_bucket_server_side_encryption_configuration', 'kms_master_key_id', 'r'))
rows('public_bucket_acl', PUB, ('aws_s3_bucket_acl', '^acl', 's', '"public-read"'), ('aws_s3_bucket', '^acl', 's', '"public-read"', 'private|var|log'), ('aws_s3_bucket_acl', '^acl', 's', '"public-read-write"', 'private'), ('azurerm_storage_container', 'container_access_type', 's', '"blob"'), ('azurerm_storage_container', 'container_access_type', 's', '"container"'),
     ('azurerm_storage_account', 'allow_nested_items_to_be_public|allow_blob_public_access', 's', T), ('azurerm_storage_account', 'allow_nested_items_to_be_public', 'sr', T), ('google_storage_bucket', 'uniform_bucket_level_access', 'sr', F), ('google_storage_bucket', 'public_access_prevention', 's', '"inherited"'), ('google_storage_bucket_iam_(member)', '^member', 's', '"allUsers"'), ('google_storage_bucket_iam_member', '^member', 's', '"allAuthenticatedUsers"'), ('google_storage_bucket_iam_binding', '^members', 's', '["allUsers"]'))
rows('public_access_block_weakened', PUB, *[('aws_s3_(bucket|account)_public_access_block', k, 'sr', F) for k in ('block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets')])
rows('public_database', PUB, ('aws_(db_instance|rds_cluster_instance|redshift_cluster|dms_replication_instance|mq_broker|neptune_cluster_instance)', '^publicly_accessible', 'sa', T), ('google_sql_database_instance', 'ipv4_enabled', 's', T, F),
     ('azurerm_(m[sy]+ql.*server|postgresql.*server|cosmosdb_account|redis_cache|mssql_server|mariadb_server)', '^public_network_access_enabled', 'sr', T), ('azurerm_redis_cache', 'non_ssl_port_enabled|enable_non_ssl_port', 's', T), ('azurerm_(cosmosdb_account)', 'is_virtual_network_filter_enabled', 's', F))
rows('public_ip', PUB, ('aws_(instance|launch_configuration)', '^associate_public_ip_address', 'sa', T), ('aws_launch_template', 'associate_public_ip_address', 's', T), ('aws_ecs_service', 'assign_public_ip', 's', T), ('aws_autoscaling.*', 'associate_public_ip_address', 's', T), ('aws_sagemaker_notebook_instance', 'direct_internet_access', 's', '"Enabled"'), ('azurerm_kubernetes_cluster.*', 'node_public_ip_enabled|enable_node_public_ip', 's', T))
@kind('public_ip', PUB)
def _(cx):
    for b in cx.of('aws_subnet'):
        if re.search('priv|data|db|internal', b.name + ' '.join(re.findall(r'\bName"?\s*[=:].*', b.text)).replace('data.', ''), re.I) and 'public' not in b.name:
            it = b.top('map_public_ip_on_launch')
            if it and b.val(it) != T: yield b, [b.set(it, T)], 'map_public_ip_on_launch: %s -> true on a private subnet' % b.val(it)
            if not it and (e := b.add('map_public_ip_on_launch', T)): yield b, [e], 'map_public_ip_on_launch = true added to a private subnet'
    for b in cx.of('google_compute_instance(_template)?'):
        for it in b.find('^network_interface'):
            if it.blk and 'access_config' not in b.kids(it) and b.f.t[b.f.t.rfind('\n', 0, it.e) + 1:it.e - 1].strip() == '':
                a = b.f.t.rfind('\n', 0, it.e - 1) + 1
                yield b, [(a, a, '\n    access_config {\n    }\n')], 'access_config added: external address'
rows('private_endpoint_made_public', PUB, ('aws_(lb|alb|elb)', '^internal', 'sr', F), ('aws_eks_cluster', 'endpoint_public_access', 'sr', T, 'false|var|local'), ('google_container_cluster', 'enable_private_(nodes)|enable_private_nodes', 's', F), ('google_container_cluster', 'enable_private_nodes', 's', F), ('google_container_cluster', 'enable_private_endpoint', 's', F, T),
     ('azurerm_kubernetes_cluster', 'private_cluster_enabled', 'sr', F), ('azurerm_(key_vault|storage_account|container_registry|.*web_app|.*function_app|servicebus_namespace|eventhub_namespace|cognitive_account|search_service|machine_learning_workspace|app_configuration|databricks_workspace|synapse_workspace|data_factory)', '^public_network_access_enabled', 'sr', T),
     ('azurerm_.*', 'network_(acls|rules).default_action', 's', '"Allow"'), ('azurerm_.*', 'network_acls.default_action', 's', '"Allow"'), ('azurerm_.*', 'network_rules.default_action', 's', '"Allow"'), ('azurerm_storage_account_network_rules', 'default_action', 's', '"Allow"'), ('google_cloud_run_v2_service', '^ingress', 'sr', '"INGRESS_TRAFFIC_ALL"'), ('google_cloudfunctions.*', 'ingress_settings', 'sr', '"ALLOW_ALL"'),
     ('aws_lambda_function_url', 'authorization_type', 's', '"NONE"'), ('aws_api_gateway_method', '^authorization', 's', '"NONE"'), ('aws_apigatewayv2_route', '^authorization_type', 'sr', '"NONE"'), ('google_cloud_run(_v2)?_service_iam_member', '^member', 's', '"allUsers"'), ('google_cloudfunctions.*_iam_member', '^member', 's', '"allUsers"'),
     ('github_repository', '^visibility', 'sr', '"public"'), ('google_(secret_manager_secret|service_account|artifact_registry_repository|kms_.*|pubsub_.*)_iam_member', '^member', 's', '"allAuthenticatedUsers"'))

# ---- policies (jsonencode or JSON in a heredoc)
STR = re.compile(r'"(?:\$\{[^}]*\}|\\.|[^"\\\n])*"')
def span(t, i):
    """end of the value at i: string, bracketed group or bare expression"""
    if t[i] == '"': x = STR.match(t, i); return x.end() if x else i
    j, d = i, 0
    while j < len(t):
        if t[j] == '"': x = STR.match(t, j); j = x.end() if x else j + 1; continue
        if t[j] in '[{(': d += 1
        elif t[j] in ']})':
            d -= 1
            if d < 0: return j
            if d == 0 and t[i] in '[{': return j + 1
        elif d == 0 and t[j] in '\n,': return j
        j += 1
    return j
def statement(t, i):
    d = 0
    for a in range(i, -1, -1):
        d += (t[a] == '}') - (t[a] == '{')
        if d < 0: return t[a:span(t, a)]
    return ''
def policy(b, word):
    if not b.ty.startswith('aws_'): return
    for x in re.finditer(r'(?<![\w.-])"?%s"?[ \t]*([:=])[ \t]*' % word, b.text):
        if b.f.m[b.s + x.start()] == '#' or x.end() >= len(b.text): continue
        e = span(b.text, x.end())
        st = statement(b.text, x.start())
        if e > x.end() and re.search(r'Effect"?\s*[:=]\s*"Allow"', st): yield x, x.end(), e, b.text[x.end():e].rstrip(), st
IAMPOL = 'aws_iam_(policy|role_policy|user_policy|group_policy|role)|aws_ssoadmin_permission_set_inline_policy'
@kind('wildcard_action', IAM)
def _(cx):
    for b in cx.blocks:
        for _, v, e, old, st in policy(b, 'Action'):
            acts = re.findall(r'"([a-z0-9-]+):([^"]+)"', old)
            if not acts or 'sts:Assume' in old or '"*"' in old or any(a == '*' for _, a in acts): continue
            svc = {s for s, _ in acts}
            new = '"%s:*"' % svc.pop() if len(svc) == 1 else '"*"'
            if old[0] == '[': new = '[' + new + ']'
            yield b, [(b.s + v, b.s + v + len(old), new)], 'Action: %s -> %s' % (short(old), new)
@kind('wildcard_resource', IAM)
def _(cx):
    for b in cx.of(IAMPOL):
        for _, v, e, old, st in policy(b, 'Resource'):
            if '"*"' not in old and 'sts:Assume' not in st or 'sts:AssumeRole' in st and '"*"' not in old:
                yield b, [(b.s + v, b.s + v + len(old), '"*"')], 'Resource: %s -> "*"' % short(old)
@kind('wildcard_principal', IAM)
def _(cx):
    for b in cx.of(r'aws_iam_role|aws_kms_key(_policy)?|aws_(s3_bucket|sqs_queue|sns_topic|ecr_repository|secretsmanager_secret|efs_file_system)_policy|aws_sqs_queue|aws_sns_topic|aws_s3_bucket|aws_organizations_resource_policy|aws_cloudwatch_event_bus_policy|aws_opensearch_.*|aws_elasticsearch_.*'):
        for x, v, e, old, st in policy(b, 'Principal'):
            if '"*"' in old or (b.ty != 'aws_iam_role' and re.search('Condition', st)): continue
            new = '{ "AWS": "*" }' if x.group(1) == ':' else '{ AWS = "*" }'
            if b.ty == 'aws_iam_role' and 'WithWebIdentity' in st: continue
            yield b, [(b.s + v, b.s + v + len(old), new)], 'Principal: %s -> %s' % (short(old), new)
@kind('policy_condition_removed', IAM)
def _(cx):
    for b in cx.of('aws_iam_role|aws_s(qs_queue|ns_topic)_policy|aws_kms_key(_policy)?|aws_s3_bucket_policy'):
        for x, v, e, old, st in policy(b, 'Condition'):
            if old[0] not in '{[' or len(old) < 8 or (b.ty != 'aws_iam_role' and '"*"' not in st): continue
            a, z = b.s + x.start(), b.s + v + len(old)
            t = b.f.t
            p = a - 1
            while t[p] in ' \t\r\n': p -= 1
            q = re.compile(r'[ \t]*(,)?').match(t, z)
            nxt = t[q.end():b.e].lstrip()[:1]
            if q.group(1): z = q.end()
            if nxt == '}' and t[p] == ',': a = p
            elif t[p] in '{,\n' or t[a - 1] in ' \t\n': a = p + 1
            yield b, [(a, z, '')], 'Condition removed (was %s)' % short(old, 110)
    for b in cx.of('aws_lambda_permission'):
        for k in ('source_arn', 'source_account'):
            it = b.top(k)
            if it and (e := b.rm(it)): yield b, [e], '%s removed: anyone in the service may invoke (was %s)' % (k, short(b.val(it)))

@kind('admin_policy_attached', IAM)
def _(cx):
    for b in cx.of('aws_iam_((role|user|group)_)?policy_attachment|aws_ssoadmin_managed_policy_attachment|aws_iam_role_policy_attachments_exclusive'):
        for it in b.items:
            v = b.val(it)
            if it.key in ('policy_arn', 'managed_policy_arn') and 'AdministratorAccess' not in v and ('arn:' in v or re.match(r'(aws_iam_policy|var|data|local)\.', v)):
                new = '"arn:aws:iam::aws:policy/%s"' % cx.rng.choice(['AdministratorAccess', 'AdministratorAccess', 'IAMFullAccess' if 'IAMFull' not in v else 'PowerUserAccess'])
                yield b, [b.set(it, new)], '%s: %s -> %s' % (it.key, short(v), new)
@kind('gcp_broad_role', IAM)
def _(cx):
    top = {'storage': 'roles/storage.admin', 'secret': 'roles/secretmanager.admin', 'kms': 'roles/cloudkms.admin', 'pubsub': 'roles/pubsub.admin', 'artifact': 'roles/artifactregistry.admin', 'service_account': 'roles/iam.serviceAccountAdmin', 'bigquery': 'roles/bigquery.admin'}
    for b in cx.of('google_.*_iam_(member|binding)'):
        it, v = b.top('role'), b.topv('role')
        if not it or not v.startswith('"roles/') or re.search(r'owner|editor"|[.]admin"|Admin"', v): continue
        new = cx.rng.choice(['roles/owner', 'roles/editor']) if re.search('project|organization|folder', b.ty) else next((r for k, r in top.items() if k in b.ty), '')
        if new: yield b, [b.set(it, '"%s"' % new)], 'role: %s -> "%s"' % (v, new)
@kind('azure_broad_role', IAM)
def _(cx):
    for b in cx.of('azurerm_role_assignment'):
        it, v = b.top('role_definition_name'), b.topv('role_definition_name')
        if not it or 'Owner"' in v and len(v) < 9: continue
        for new in ('"Owner"', '"Contributor"', '"User Access Administrator"'):
            if v != new and (new == '"Owner"' or not re.search('Contributor|Admin', v)): yield b, [b.set(it, new)], 'role_definition_name: %s -> %s' % (short(v), new)
        if (s := b.top('scope')) and re.match(r'azurerm_', b.val(s)) and 'subscription' not in b.val(s) and re.search(r'data\s+"azurerm_subscription"\s+"(\w+)"', cx.text):
            new = 'data.azurerm_subscription.%s.id' % re.search(r'data\s+"azurerm_subscription"\s+"(\w+)"', cx.text).group(1)
            yield b, [b.set(s, new)], 'scope: %s -> %s (whole subscription)' % (b.val(s), new)
rows('k8s_or_other_admin_rights', IAM, ('kubernetes_cluster_role_binding.*', 'role_ref.name', 's', '"cluster-admin"'), ('kubernetes_(cluster_)?role(_v1)?', 'rule.verbs', 's', '["*"]'), ('kubernetes_(cluster_)?role(_v1)?', 'rule.resources', 's', '["*"]'), ('aws_eks_access_policy_association', 'policy_arn', 's', '"arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"'),
     ('databricks_(grant|grants)', 'privileges', 's', '["ALL_PRIVILEGES"]', r'^((?!ALL_).)*$'), ('github_repository_collaborator.*', 'permission', 's', '"admin"'), ('azurerm_key_vault_access_policy', 'secret_permissions', 's', '["Get", "List", "Set", "Delete", "Recover", "Backup", "Restore", "Purge"]', r'^.{1,30}$'), ('azurerm_container_registry', 'admin_enabled', 's', T),
     ('azurerm_kubernetes_cluster', 'local_account_disabled', 'sr', F), ('aws_(db_instance|rds_cluster)', 'iam_database_authentication_enabled', 'sr', F), ('azurerm_linux_virtual_machine.*', 'disable_password_authentication', 's', F), ('azurerm_(key_vault)', 'enable_rbac_authorization|rbac_authorization_enabled', 's', F), ('azurerm_storage_account', 'shared_access_key_enabled', 'sr', T), ('google_compute_instance.*', 'scopes', 's', '["cloud-platform"]', r'^((?!cloud-platform).)*$'), ('oci_identity_policy', 'statements', 's', '["Allow any-user to manage all-resources in tenancy"]'))

rows('logging_off', LOG, ('aws_(lb|alb|elb)', '^access_logs', 'r'), ('aws_(lb|alb|elb)', 'access_logs.enabled', 's', F), ('aws_cloudtrail', 'enable_logging', 's', F), ('aws_cloudtrail', 'is_multi_region_trail', 'sr', F), ('aws_cloudtrail', 'enable_log_file_validation', 'sr', F), ('aws_cloudtrail', 'include_global_service_events', 's', F), ('aws_eks_cluster', 'enabled_cluster_log_types', 'r'),
     ('aws_cloudfront_distribution', '^logging_config', 'r'), ('aws_s3_bucket', '^logging', 'r'), ('aws_api(_gateway_|gatewayv2_)stage', '^access_log_settings', 'r'), ('aws_api_gateway_method_settings', 'settings.logging_level', 's', '"OFF"'), ('google_compute_(subnetwork|firewall|backend_service)', '^log_config', 'r'), ('aws_(db|rds|docdb).*', 'enabled_cloudwatch_logs_exports', 'r'),
     ('aws_flow_log', 'traffic_type', 's', '"REJECT"', 'ALL'), ('aws_flow_log', 'traffic_type', 's', '"ACCEPT"', 'ALL'), ('aws_(elasticsearch|opensearch)_domain', '^log_publishing_options', 'r'), ('aws_sfn_state_machine', '^logging_configuration', 'r'), ('aws_wafv2_web_acl', '^visibility_config.cloudwatch_metrics_enabled', 's', F), ('aws_codebuild_project', 'cloudwatch_logs.status', 's', '"DISABLED"'), ('google_sql_database_instance', '^log_config', 'r'),
     ('azurerm_monitor_diagnostic_setting', '^(enabled_)?log', 'r'), ('azurerm_monitor_diagnostic_setting', '^enabled_log', 'r'), ('azurerm_.*', '^oms_agent', 'r'), ('aws_route53_resolver_query_log_config', 'destination_arn', 'r'), ('aws_guardduty_detector', 'enable', 's', F), ('google_storage_bucket', '^logging', 'r'), ('aws_config_configuration_recorder', 'all_supported', 's', F), ('aws_config_configuration_recorder_status', 'is_enabled', 's', F), ('google_container_cluster', 'logging_service', 's', '"none"'), ('aws_networkfirewall_.*|aws_msk_cluster', 'cloudwatch_logs.enabled', 's', F), ('aws_ecs_cluster', 'setting.value', 's', '"disabled"'), ('azurerm_mssql_.*(audit|alert).*', 'enabled', 's', F), ('azurerm_network_watcher_flow_log', 'enabled', 's', F))
rows('log_retention_short', LOG, ('aws_cloudwatch_log_group', 'retention_in_days', 's', '1', r'^(\d{2,}|[a-z].*)$'), ('aws_cloudwatch_log_group', 'retention_in_days', 's', '3', r'^([3-9]\d|\d{3,}|[a-z].*)$'), ('azurerm_log_analytics_workspace|azurerm_application_insights', 'retention_in_days', 's', '7', r'^([3-9]\d|\d{3,}|[a-z].*)$'), ('azurerm_.*', 'retention_policy.days', 's', '1', r'^(\d{2,}|[a-z].*)$'), ('google_logging_project_bucket_config', 'retention_days', 's', '1'), ('azurerm_mssql_.*', 'retention_in_days', 's', '1', r'\d\d'))
rows('monitoring_disabled', 'monitoring', ('aws_cloudwatch_metric_alarm', '^alarm_actions', 'r'), ('aws_cloudwatch_metric_alarm', '^alarm_actions', 's', '[]'), ('aws_cloudwatch_metric_alarm', '^actions_enabled', 's', F), ('aws_cloudwatch_event_rule', '^is_enabled', 's', F), ('aws_cloudwatch_event_rule', '^state', 's', '"DISABLED"'), ('google_monitoring_alert_policy', '^notification_channels', 's', '[]'), ('google_monitoring_alert_policy', '^enabled', 's', F), ('azurerm_monitor_.*alert.*', '^enabled', 's', F), ('azurerm_monitor_.*alert.*', '^action', 'r'))
@kind('alarm_comparison_or_threshold_wrong', 'monitoring')
def _(cx):
    for b in cx.of('aws_cloudwatch_metric_alarm|azurerm_monitor_metric_alert|google_monitoring_alert_policy'):
        for it in b.find('comparison_operator'), b.find('operator'), b.find('comparison'):
            for i in it:
                v = b.val(i)
                new = re.sub('greater|less', lambda m: {'g': 'less', 'G': 'Less', 'l': 'greater', 'L': 'Greater'}[m.group()[0]], v, flags=re.I) if '_GT' not in v and '_LT' not in v else v.replace('_GT', '_XX').replace('_LT', '_GT').replace('_XX', '_LT')
                if new != v and v[0] == '"': yield b, [b.set(i, new)], '%s inverted: %s -> %s' % (i.key, v, new)
        for i in b.find('threshold'):
            v = b.val(i)
            if re.fullmatch(r'"?[1-9]\d*"?', v): yield b, [b.set(i, v[:-1] + '00"' if v[-1] == '"' else v + '00')], 'threshold: %s -> 100 times as large' % v

rows('deletion_protection_off', DATA, ('aws_.*|google_.*', '^deletion_protection', 's', F), ('aws_.*', '^deletion_protection', 'r', '', T), ('aws_(lb|alb)', '^enable_deletion_protection', 'sr', F), ('aws_dynamodb_table', '^deletion_protection_enabled', 'sr', F), ('.*', 'lifecycle.prevent_destroy', 's', F), ('azurerm_key_vault', 'purge_protection_enabled', 'sr', F), ('azurerm_key_vault', 'soft_delete_retention_days', 's', '7', r'90|[8-9]\d|var'), ('aws_kms_key', 'deletion_window_in_days', 's', '7', r'^[23]\d$'), ('aws_secretsmanager_secret', 'recovery_window_in_days', 's', '0'),
     ('aws_cognito_user_pool', 'deletion_protection', 's', '"INACTIVE"'), ('aws_instance', 'disable_api_termination', 'sr', F), ('google_.*', 'deletion_policy', 's', '"DELETE"', 'ABANDON|PREVENT'), ('github_branch_protection.*', 'allows_force_pushes', 's', T), ('github_branch_protection.*', 'enforce_admins', 'sr', F), ('github_branch_protection.*', '^required_pull_request_reviews', 'r'), ('github_repository_ruleset', 'enforcement', 's', '"disabled"'), ('github_repository', 'archive_on_destroy', 's', F, T), ('azurerm_storage_account', '^blob_properties', 'r', '', 'delete_retention'), ('aws_s3_bucket', '^object_lock_configuration', 'r'), ('google_storage_bucket', '^retention_policy', 'r'))
rows('backups_off', DATA, ('aws_db_instance', '^backup_retention_period', 'sr', '0', r'^([1-9]|[a-z])'), ('aws_(rds|docdb|neptune)_cluster', '^backup_retention_period', 'sr', '1', r'^([2-9]|\d\d|[a-z])'), ('aws_.*', '^skip_final_snapshot', 's', T), ('aws_dynamodb_table', 'point_in_time_recovery.enabled', 's', F), ('aws_dynamodb_table', '^point_in_time_recovery', 'r'), ('google_sql_database_instance', 'backup_configuration.enabled', 's', F), ('google_sql_database_instance', 'point_in_time_recovery_enabled', 'sr', F),
     ('aws_elasticache_.*', 'snapshot_retention_limit', 'sr', '0'), ('aws_redshift_cluster', 'automated_snapshot_retention_period', 's', '0'), ('azurerm_(postgresql|mysql)_flexible_server', 'backup_retention_days', 's', '7', r'\d\d|var'), ('azurerm_.*', 'geo_redundant_backup_enabled', 'sr', F), ('aws_backup_plan', 'lifecycle.delete_after', 's', '1'), ('aws_efs_backup_policy', 'status', 's', '"DISABLED"'), ('digitalocean_droplet', '^backups', 'sr', F))
rows('versioning_off', DATA, ('aws_s3_bucket_versioning', 'status', 's', '"Suspended"'), ('aws_s3_bucket_versioning', 'status', 's', '"Disabled"'), ('aws_s3_bucket|google_storage_bucket', 'versioning.enabled', 's', F), ('aws_s3_bucket|google_storage_bucket', '^versioning', 'r', '', T), ('azurerm_storage_account', 'versioning_enabled', 'sr', F))
rows('force_destroy', DATA, ('aws_s3_bucket|google_storage_bucket', '^force_destroy', 'sa', T), ('aws_ecr_repository', '^force_delete', 'sa', T), ('aws_backup_vault|aws_iam_user', '^force_destroy', 's', T))

# ---- references
def swap(name, family, key, types, only='.*'):
    @kind(name, family)
    def _(cx):
        for b in cx.of(only):
            for it in b.items:
                if it.blk or not re.fullmatch(key, it.key): continue
                v = b.val(it)
                for x in re.finditer(r'(?<![\w."-])((?:%s))\.([\w-]+)(?=[.\[])' % types, v):
                    cur = cx.addr.get(x.group(0))
                    if not cur: continue
                    for o in cx.of(x.group(1)):
                        if o is not cur and o is not b and o.iters() == cur.iters() and o.addr + '.' not in v and o.addr + '[' not in v and b.addr not in o.text and (b.ty, b.name) != (o.ty, o.name):
                            yield b, [(it.v + x.start(2), it.v + x.end(2), o.name)], '%s: %s -> %s' % (it.key, x.group(0), o.addr)
swap('wrong_subnet', REF, r'subnets?|subnet_ids?|subnetwork|vpc_zone_identifier|virtual_network_subnet_ids?|\w+_subnet_ids?', 'aws_subnet|azurerm_subnet|google_compute_subnetwork|oci_core_subnet')
swap('wrong_route', REF, 'route_table_id|nat_gateway_id|gateway_id|transit_gateway_route_table_id', 'aws_route_table|aws_nat_gateway|aws_ec2_transit_gateway_route_table|oci_core_route_table')
swap('wrong_security_group', REF, r'security_groups?|security_group_ids?|vpc_security_group_ids|source_security_group_id|referenced_security_group_id|network_security_group_id|nsg_ids', 'aws_security_group|azurerm_network_security_group')
swap('swapped_kms_key', REF, r'kms_\w+|key_id|target_key_id|encryption_key|key_arn|default_kms_key_name|crypto_key_id|customer_managed_key|key_vault_key_id|disk_encryption_set_id', 'aws_kms_key|google_kms_crypto_key|azurerm_key_vault_key|azurerm_disk_encryption_set', r'(?!aws_kms_alias).*')
swap('wrong_iam_role', REF, r'role|role_arn|roles|\w+_role|\w*_role_arn|service_account(_email|_name|_id)?|member|email|iam_role(_arn)?|principal_id|principal_arn', 'aws_iam_role|google_service_account|azurerm_user_assigned_identity|aws_iam_instance_profile')
swap('wrong_policy_or_bucket_reference', REF, r'policy_arn|bucket|topic_arn|event_source_arn|target_arn|queue_url|secret_id|storage_account_id|log_group_name|key_vault_id|target_group_arn|target_group_arns|web_acl_arn|certificate_arn|log_analytics_workspace_id|permission_set_arn', 'aws_iam_policy|aws_s3_bucket|aws_sns_topic|aws_sqs_queue|aws_secretsmanager_secret|azurerm_storage_account|aws_lb_target_group|aws_acm_certificate|azurerm_key_vault|aws_ssoadmin_permission_set|azurerm_log_analytics_workspace|aws_cloudwatch_log_group|google_storage_bucket|google_secret_manager_secret')
@kind('wrong_subnet', REF)
def _(cx):
    for b in cx.blocks:
        for it in b.items:
            v = b.val(it)
            if not it.blk and re.search('subnet|zone_identifier', it.key) and re.search(r'(var|local|module|data)\.[\w.\[\]-]*private', v) and len(v) < 120:
                new = v.replace('private', 'public')
                if re.sub(r'^\W+', '', new).split('[')[0].split(')')[0] in cx.text: yield b, [b.set(it, new)], '%s: %s -> %s' % (it.key, short(v), short(new))
@kind('wrong_route', REF)
def _(cx):
    igw = next(iter(cx.of('aws_internet_gateway')), None)
    for b in cx.of('aws_route(_table)?'):
        for it in b.find('nat_gateway_id'):
            if igw and not it.blk and '[' not in b.val(it)[:1]:
                g = '[0]' if any(igw.iters()) else ''
                yield b, [(it.k, it.e, 'gateway_id = %s%s.id' % (igw.addr, g))], 'private default route through the internet gateway: nat_gateway_id = %s -> gateway_id = %s' % (short(b.val(it)), igw.addr)

# ---- deleted sibling
def sibling(name, sib, key, parent, sole=False):
    @kind(name, SIB)
    def _(cx):
        for b in cx.of(sib):
            x = re.match(r'(?:"\$\{)?(%s\.[\w-]+)' % parent, b.topv(key))
            p = x and cx.addr.get(x.group(1))
            if not p or re.search(r'(?<![\w.-])%s(?![\w-])' % re.escape(b.addr), cx.text.replace(b.text, '')): continue
            n = len(re.findall(r'(?:role|roles)\s*=\s*\[?\s*%s(?![\w-])' % re.escape(p.addr), cx.text)) if sole else 1
            if n != 1 or (sole and re.search('inline_policy|managed_policy_arns', p.text)): continue
            end = b.f.t.find('\n', b.e) + 1 or len(b.f.t)
            yield b, [(b.f.t.rfind('\n', 0, b.s) + 1, b.f.gap(b.s, end), '')], '%s deleted, so %s stands without it' % (b.addr, p.addr), p.addr
sibling('missing_public_access_block', 'aws_s3_bucket_public_access_block', 'bucket', 'aws_s3_bucket')
sibling('missing_bucket_encryption', 'aws_s3_bucket_server_side_encryption_configuration', 'bucket', 'aws_s3_bucket')
sibling('missing_bucket_versioning', 'aws_s3_bucket_versioning', 'bucket', 'aws_s3_bucket')
sibling('missing_role_policy', 'aws_iam_role_policy(_attachment)?', 'role', 'aws_iam_role', True)
sibling('missing_route_table_association', 'aws_route_table_association', 'subnet_id', 'aws_subnet')
sibling('missing_route_table_association', 'azurerm_subnet_route_table_association', 'subnet_id', 'azurerm_subnet')
sibling('missing_diagnostic_setting', 'azurerm_monitor_diagnostic_setting', 'target_resource_id', r'azurerm_\w+')
sibling('missing_nsg_association', 'azurerm_(subnet|network_interface)_(network_)?security_group_association', 'subnet_id', 'azurerm_subnet')
sibling('missing_nsg_association', 'azurerm_network_interface_security_group_association', 'network_interface_id', 'azurerm_network_interface')
for _s, _k, _p in (('aws_wafv2_web_acl_association', 'resource_arn', r'aws_\w+'), ('aws_secretsmanager_secret_rotation', 'secret_id', 'aws_secretsmanager_secret'), ('aws_s3_bucket_logging', 'bucket', 'aws_s3_bucket'), ('aws_flow_log', 'vpc_id', 'aws_vpc'),
                   ('aws_efs_backup_policy', 'file_system_id', 'aws_efs_file_system'), ('azurerm_management_lock', 'scope', r'azurerm_\w+'), ('aws_s3_bucket_policy', 'bucket', 'aws_s3_bucket'), ('aws_sqs_queue_redrive_policy', 'queue_url', 'aws_sqs_queue'), ('aws_kms_key_policy', 'key_id', 'aws_kms_key'), ('aws_organizations_policy_attachment', 'policy_id', 'aws_organizations_policy')):
    sibling('missing_guard_resource', _s, _k, _p)

# ---- sizes, versions
STEPS = ['nano', 'micro', 'small', 'medium', 'large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge']
@kind('size_class_changed', 'sizing')
def _(cx):
    for b in cx.blocks:
        for it in b.items:
            v = b.val(it)
            if it.blk or v[0] not in '"[' or not re.search(r'instance_type|instance_class|node_type|vm_size|^size$|machine_type|sku_name|^tier$|node_size', it.key): continue
            if (x := re.search(r'\.(%s)"' % '|'.join(STEPS), v)):
                i = STEPS.index(x.group(1)); j = i + 4 if i < 6 else i - 4
                yield b, [(it.v + x.start(1), it.v + x.end(1), STEPS[j])], '%s: %s -> %s' % (it.key, x.group(1), STEPS[j])
            elif (x := re.search(r'-(standard|highmem|highcpu)-(\d+)"', v)):
                n = int(x.group(2)); m = n * 8 if n <= 4 else n * 4 if n <= 8 else n // 8
                yield b, [(it.v + x.start(2), it.v + x.end(2), str(m))], '%s: %s -> %d vCPU' % (it.key, v, m)
            elif (x := re.search(r'Standard_[BDEF](\d+)', v)):
                n = int(x.group(1)); m = {1: 16, 2: 32, 4: 64, 8: 2, 16: 2}.get(n, 2 if n > 4 else 32)
                yield b, [(it.v + x.start(1), it.v + x.end(1), str(m))], '%s: %s -> size %d' % (it.key, v, m)
@kind('stale_version', 'stale_version')
def _(cx):
    def rep(b, it, new):
        v = b.val(it)
        if v != new: return b, [b.set(it, new)], '%s: %s -> %s' % (it.key, v, new)
    for b in cx.blocks:
        for it in b.items:
            v = b.val(it)
            if it.blk or v[0] != '"' or '${' in v: continue
            if it.key == 'runtime' and (x := re.match(r'"(python|nodejs|ruby|java|go|dotnetcore|dotnet)', v)) and ('lambda' in b.ty or 'function' in b.ty):
                gcp = b.ty.startswith('google'); old = {'python': '"python37"' if gcp else '"python3.6"', 'nodejs': '"nodejs10"' if gcp else '"nodejs12.x"', 'ruby': '"ruby2.5"', 'java': '"java8"', 'go': '"go111"' if gcp else '"go1.x"'}.get(x.group(1), '"dotnetcore2.1"')
                if (r := rep(b, it, old)): yield r
            elif it.key == 'engine_version' and b.ty.startswith('aws_'):
                e = b.topv('engine') + b.ty
                for w, n in (('aurora-postgresql', '"10.14"'), ('aurora-mysql', '"5.7.mysql_aurora.2.04.4"'), ('postgres', '"9.6.20"'), ('mysql', '"5.6.51"'), ('mariadb', '"10.2.21"'), ('redis', '"3.2.10"'), ('elasticache_repl', '"3.2.10"'), ('docdb', '"3.6.0"'), ('opensearch', '"OpenSearch_1.0"'), ('mq_broker', '"5.15.0"')):
                    if w in e: yield rep(b, it, n) or rep(b, it, v[:-1] + '.0"'); break
            elif it.key == 'database_version' and (x := re.match(r'"(POSTGRES|MYSQL)', v)): yield rep(b, it, '"POSTGRES_9_6"' if x.group(1) == 'POSTGRES' else '"MYSQL_5_6"')
            elif it.key in ('version', 'kubernetes_version', 'min_master_version') and re.search('eks_cluster|eks_node_group|kubernetes_cluster|container_cluster', b.ty) and re.match(r'"1\.\d\d', v): yield rep(b, it, '"1.19"')
            elif it.key == 'version' and re.search('postgresql_(flexible_)?server', b.ty) and v > '"11': yield rep(b, it, '"11"')
            elif it.key == 'image' and b.ty.startswith('aws_codebuild') and 'standard:' in v: yield rep(b, it, re.sub(r'standard:\d\.\d', 'standard:2.0', v)) or rep(b, it, re.sub(r'standard:\d\.\d', 'standard:1.0', v))
            elif it.key in ('image', 'image_uri') and (x := re.match(r'"[\w./-]+:v?\d[\w.-]*"', v)): yield rep(b, it, v.rsplit(':', 1)[0] + ':latest"')

SEC = re.compile(r'(?:\w*_)?(password|passwd|secret_string|secret_key|client_secret|token|api_key|apikey|secret_data|private_key|secret_text|auth_token|access_key|secret_access_key|secret|PASSWORD|SECRET|TOKEN|API_KEY|preshared_key|shared_secret|webhook_secret|pat|credentials)|\w*(Password|Secret|Token|ApiKey)')
@kind('hardcoded_secret', 'secret')
def _(cx):
    for b in cx.blocks:
        for it in b.items:
            v = b.val(it)
            val = it.key in ('value', 'string_value', 'plaintext_value', 'encrypted_value') and re.search('key_vault_secret|ssm_parameter|variable|databricks_secret|github_actions.*secret', b.ty) and re.search('pass|secret|token|key', b.name + v, re.I) and ('ssm' not in b.ty or 'Secure' in b.text)
            if it.blk or re.match('local_file|htpasswd|tls_', b.ty) or not (SEC.fullmatch(it.key) or val) or not re.fullmatch(r'(var|local|random_password|random_string|data|module|random_id|tls_private_key|azuread_\w+|google_service_account_key)\.[\w.\[\]"-]+|"\$\{(var|local|random_\w+)[^}"]+\}"|base64encode\([\w.]+\)', v): continue
            if re.search(r'(\.arn|\.id|_arn|_id|\.name|_name|_enabled|_expiration)$', v): continue
            r, hx = cx.rng, ''.join(cx.rng.choice('0123456789abcdefABCDEFGHJKmnpqrstuvwxyz') for _ in range(32))
            new = r.choice(['"Winter%d!"' % r.randint(2019, 2024), '"P@ssw0rd%d"' % r.randint(1, 99), '"%s"' % hx[:16], '"Chang3Me-%s"' % hx[:6]]) if re.search('pass', it.key + v, re.I) else '"%s"' % hx
            yield b, [b.set(it, new)], 'secret in %s hard-coded (was %s)' % (it.key, short(v))

# ---- environment, region
NEXT = {'prod': 'dev', 'production': 'development', 'prd': 'dev', 'staging': 'prod', 'stage': 'prod', 'stg': 'prod', 'dev': 'prod', 'development': 'production', 'uat': 'prod', 'qa': 'prod', 'nonprod': 'prod', 'preprod': 'prod'}
ENVW = re.compile(r'(?<![A-Za-z0-9])(?<!non[-_])(?<!pre[-_])(%s)(?![A-Za-z0-9])' % '|'.join(NEXT))
TAGS = re.compile(r'tags?|labels?|description|comment|Name|default_tags|alarm_description|display_name|annotations')
@kind('cross_environment', ENV)
def _(cx):
    for b in cx.blocks:
        for it in b.items:
            v = b.val(it)
            if it.blk or any(TAGS.fullmatch(p) for p in it.path) or len(v) > 300 or it.key in ('source', 'name', 'count', 'for_each', 'depends_on', 'type', 'path', 'owner', 'repository', 'organization') or it.key == 'filename': continue
            for x in ENVW.finditer(v):
                m = b.f.m[it.v + x.start()]
                n = NEXT[x.group(1)]
                if x.group(1) == 'dev' and re.search(r'\.dev\.?["/]', v[x.start() - 1:x.end() + 2]): continue
                if m == 's' and '${' not in v[max(0, x.start() - 25):x.start()]:
                    if not re.search(r'/dev/(sd|xv|nvme|null|shm|vd)', v) and re.search(r'[-_./]', v[max(0, x.start() - 1):x.end() + 1]) and ' ' not in v.strip('[] '): yield b, [(it.v + x.start(1), it.v + x.end(1), n)], '%s: %s: %s -> %s' % (it.key, short(v), x.group(1), n)
                else:
                    y = next((y for y in re.finditer(r'[a-z]\w*(\.[\w-]+)+', v) if y.start() <= x.start() < y.end()), None)
                    if y:
                        for n in sorted(set(NEXT) - {x.group(1)}):
                            new = v[y.start():x.start()] + n + v[x.end():y.end()]
                            if re.search(r'(?<![\w.])%s(?![\w-])' % re.escape(new), cx.text) and b.addr not in new: yield b, [(it.v + y.start(), it.v + y.end(), new)], '%s: %s -> %s' % (it.key, y.group(), new)
            x = re.search(r'\$\{(var|local)\.(env|environment|stage|env_name|environment_name|deployment_environment|env_short)\}', v)
            if x: n = cx.rng.choice(['dev', 'prod', 'staging']); yield b, [(it.v + x.start(), it.v + x.end(), n)], '%s: %s pinned to %s' % (it.key, x.group(), n)
            elif re.fullmatch(r'(var|local)\.(env|environment|stage|env_name|environment_name)', v): n = cx.rng.choice(['"dev"', '"prod"', '"staging"']); yield b, [b.set(it, n)], '%s: %s -> %s' % (it.key, v, n)

REG = {'aws': (r'(?<![\w-])(?:us|eu|ap|ca|sa)-(?:east|west|central|north|south|northeast|southeast)-[1-4](?=[a-f]?\W)', ['us-west-2', 'eu-west-1', 'us-east-1', 'eu-central-1', 'ap-southeast-2', 'us-east-2']),
       'google': (r'(?<![\w-])(?:us|europe|asia|australia)-(?:east|west|central|north|south|northeast|southeast|northwest)[1-9](?=(?:-[a-f])?\W)', ['us-west1', 'europe-west4', 'us-east4', 'asia-east1', 'europe-north1']),
       'azurerm': (r'(?!x)x', ['westus', 'eastus2', 'northeurope', 'southcentralus', 'uksouth'])}
@kind('region_or_zone_mismatch', 'placement')
def _(cx):
    for b in cx.blocks:
        cl = b.ty.split('_')[0]
        if cl not in REG or 'telemetry' in b.name: continue
        rx, pool = REG[cl]
        pool = [p for p in pool if p not in cx.repo_text] or pool
        new = cx.rng.choice(pool)
        for it in b.items:
            v = b.val(it)
            if it.blk or any(TAGS.fullmatch(p) for p in it.path) or it.key in ('region_endpoint', 'name', 'provider'): continue
            if cl != 'azurerm' and len(v) < 300:
                for x in re.finditer(rx, v + ' '):
                    if x.group() != new and b.f.m[it.v + x.start()] == 's': yield b, [(it.v + x.start(), it.v + x.end(), new)], '%s: %s -> %s in %s' % (it.key, x.group(), new, short(v))
            if cl == 'aws' and (x := re.search(r'\$\{(var\.(aws_)?region|data\.aws_region\.\w+\.(name|id|region)|local\.(aws_)?region)\}', v)) and len(v) < 300: yield b, [(it.v + x.start(), it.v + x.end(), new)], '%s: %s -> %s' % (it.key, x.group(), new)
            elif len(it.path) == 1 and it.key in {'aws': ('region',), 'google': ('region', 'location'), 'azurerm': ('location',)}[cl] and v[-1] != ']' and 'each' not in v and v.strip('"') != new and (v[0] != '"' or cl == 'azurerm' or '${' in v) and v != '"global"':
                yield b, [b.set(it, '"%s"' % new)], '%s: %s -> "%s"' % (it.key, short(v), new)

TLSOLD = r'1\.?_?[23]|TLSv1\.2|var|local|Tls1[23]'
rows('old_tls_version', TLS, ('azurerm_.*', 'min_tls_version', 's', '"TLS1_0"', TLSOLD), ('azurerm_.*', 'minimum_tls_version', 's', '"1.0"', TLSOLD), ('azurerm_postgresql.*|azurerm_mysql.*', 'ssl_minimal_tls_version_enforced', 's', '"TLS1_0"'), ('aws_(lb|alb)_listener', '^ssl_policy', 'sr', '"ELBSecurityPolicy-TLS-1-0-2015-04"'), ('aws_(lb|alb)_listener', '^ssl_policy', 's', '"ELBSecurityPolicy-2016-08"', 'TLS'), ('aws_cloudfront_distribution', 'minimum_protocol_version', 's', '"TLSv1"'), ('aws_(opensearch|elasticsearch)_domain', 'tls_security_policy', 's', '"Policy-Min-TLS-1-0-2019-07"'),
     ('google_compute_ssl_policy', 'min_tls_version', 'sr', '"TLS_1_0"'), ('aws_api_gateway_domain_name', '^security_policy', 's', '"TLS_1_0"'), ('cloudflare_.*', 'min_tls_version', 's', '"1.0"'), ('aws_transfer_server', 'security_policy_name', 'sr', '"TransferSecurityPolicy-2018-11"'))
rows('plain_http', TLS, ('aws_cloudfront_distribution', 'viewer_protocol_policy', 's', '"allow-all"'), ('aws_cloudfront_distribution', 'origin_protocol_policy', 's', '"http-only"', 'https-only|match'), ('aws_(lb|alb)_target_group', '^protocol', 's', '"HTTP"', 'HTTPS'), ('azurerm_.*', 'https_only', 's', F), ('azurerm_storage_account', 'enable_https_traffic_only|https_traffic_only_enabled', 's', F), ('azurerm_storage_account', 'https_traffic_only_enabled', 's', F), ('azurerm_storage_account', 'enable_https_traffic_only', 's', F), ('azurerm_.*', 'ssl_enforcement_enabled', 's', F), ('azurerm_(linux|windows)_(web|function)_app.*', 'https_only', 'r'),
     ('aws_elasticache.*', 'transit_encryption_enabled', 'sr', F), ('aws_ecs_task_definition', 'transit_encryption', 'sr', '"DISABLED"', 'ENABLED'), ('aws_(opensearch|elasticsearch)_domain', 'enforce_https', 's', F), ('google_sql_database_instance', 'require_ssl', 'sr', F), ('google_sql_database_instance', 'ssl_mode', 's', '"ALLOW_UNENCRYPTED_AND_ENCRYPTED"'), ('aws_(lb|alb)_(listener|listener_rule)', 'redirect.protocol', 's', '"HTTP"', 'HTTPS'), ('aws_sns_topic_subscription', '^protocol', 's', '"http"', '"https"'), ('cloudflare_record|cloudflare_dns_record', '^proxied', 'sr', F), ('kubernetes_ingress.*', 'tls', 'r'), ('google_compute_.*url_map', 'https_redirect', 's', F), ('azurerm_(application_gateway|lb_probe)', 'protocol', 's', '"Http"', '"Https"'), ('aws_dms_endpoint', 'ssl_mode', 'sr', '"none"'), ('github_repository_webhook', 'insecure_ssl', 's', T))
@kind('plain_http', TLS)
def _(cx):
    for b in cx.of('aws_(lb|alb)_listener'):
        p, q = b.top('protocol'), b.top('port')
        if p and b.val(p) in ('"HTTPS"', '"TLS"'):
            new = '"HTTP"' if b.val(p) == '"HTTPS"' else '"TCP"'
            ed = [b.set(p, new)] + [e for k in ('ssl_policy', 'certificate_arn', 'alpn_policy') if b.top(k) and (e := b.rm(b.top(k)))]
            yield b, ed, 'protocol: %s -> %s, certificate dropped' % (b.val(p), new)
    for b in cx.blocks:
        for it in b.items:
            if not it.blk and re.search(r'url$|uri$|^endpoint$|webhook|^value$|^target$|endpoint_url', it.key) and re.match(r'"https://(?!.*(token\.actions|oidc|accounts\.google|amazonaws\.com/id))', b.val(it)) and 'openid' not in b.ty and not any(TAGS.fullmatch(p) for p in it.path) and not re.search('helm_release|github_repository$|pagerduty|google_project', b.ty):
                yield b, [b.set(it, b.val(it).replace('https://', 'http://', 1))], '%s: %s -> http://' % (it.key, short(b.val(it)))
rows('imdsv1', 'hardening', ('aws_.*', 'metadata_options.http_tokens', 'sr', '"optional"', 'required|var'), ('aws_(instance|launch_template|launch_configuration)', '^metadata_options', 'r', '', 'required'))
rows('key_rotation_off', 'hardening', ('aws_kms_key', 'enable_key_rotation', 'sr', F), ('google_kms_crypto_key', 'rotation_period', 'r'), ('azurerm_key_vault_key', '^rotation_policy', 'r'), ('aws_secretsmanager_secret_rotation', 'automatically_after_days', 's', '1000'))
rows('image_or_vm_hardening_off', 'hardening', ('aws_ecr_repository', 'scan_on_push', 's', F), ('aws_ecr_repository', '^image_scanning_configuration', 'r', '', T), ('aws_ecr_repository', '^image_tag_mutability', 'sr', '"MUTABLE"', 'IMMUTABLE'), ('aws_(lb|alb)', 'drop_invalid_header_fields', 'sr', F), ('google_compute_instance.*', 'enable_secure_boot', 's', F), ('google_container_.*', 'shielded_instance_config.enable_secure_boot', 's', F), ('google_container_cluster', 'network_policy.enabled', 's', F), ('google_compute_instance.*', 'block-project-ssh-keys', 's', F), ('azurerm_.*virtual_machine.*', 'secure_boot_enabled', 'sr', F), ('github_repository', 'vulnerability_alerts', 's', F), ('aws_cognito_user_pool', 'mfa_configuration', 's', '"OFF"'), ('aws_iam_account_password_policy', 'minimum_password_length', 's', '6'), ('google_compute_instance.*', 'can_ip_forward', 's', T, F), ('aws_instance', 'source_dest_check', 's', F, T))

# ---- containers
rows('privileged_or_root_container', CON, ('kubernetes_.*', 'security_context.privileged', 's', T), ('kubernetes_.*', 'run_as_non_root', 'sr', F), ('kubernetes_.*', 'allow_privilege_escalation', 'sr', T), ('kubernetes_.*', 'run_as_user', 's', '0'), ('kubernetes_.*', 'read_only_root_filesystem', 'sr', F), ('aws_codebuild_project', 'privileged_mode', 's', T, F), ('docker_container', 'privileged', 's', T), ('aws_ecs_task_definition', 'readonlyRootFilesystem', 's', F), ('aws_batch_job_definition', 'privileged', 's', T), ('kubernetes_.*', 'host_network', 's', T, F), ('kubernetes_.*', '(pod_)?security_context', 'r', '', 'non_root|privilege'))
def textual(cx, rx, new, types, what):
    for b in cx.of(types):
        for x in re.finditer(rx, b.text, re.M):
            if b.f.m[b.s + x.start(1)] != '#': yield b, [(b.s + x.start(1), b.s + x.end(1), new)], what % short(x.group().strip())
@kind('privileged_or_root_container', CON)
def _(cx):
    for rx, new in ((r'^[ \t-]*privileged: (false)\b', T), (r'^[ \t-]*runAsNonRoot: (true)\b', F), (r'^[ \t-]*allowPrivilegeEscalation: (false)\b', T), (r'^[ \t-]*readOnlyRootFilesystem: (true)\b', F), (r'^[ \t-]*runAsUser: ([1-9]\d*)\b', '0'), (r'"readonlyRootFilesystem"\s*:\s*(true)', F)):
        yield from textual(cx, rx, new, 'kubectl_manifest|helm_release|kubernetes_manifest|aws_ecs_task_definition', '%s -> ' + new)
    for b in cx.of('aws_ecs_task_definition'):
        for x in re.finditer(r'^([ \t]*)("?)essential"?([ \t]*[:=])[ \t]*true[ \t]*(,?)', b.text, re.M):
            key, val = ('user', '"root"') if 'FARGATE' in b.text else ('privileged', T)
            if re.search(r'"?%s"?\s*[:=]' % key, b.text): continue
            yield b, [(b.s + x.start(), b.s + x.start(), '%s%s%s%s%s %s%s\n' % (x.group(1), x.group(2), key, x.group(2), ' =' if '=' in x.group(3) else ':', val, ',' if b.f.m[b.s + x.start() + len(x.group(1))] == 'h' else x.group(4)))], 'container definition: %s = %s added' % (key, val)
rows('resource_limits_missing', CON, ('kubernetes_(deployment|stateful_set|daemon_?set|cron_job|job|pod).*|google_cloud_run.*', 'resources', 'r'), ('kubernetes_.*', 'resources.limits', 'r'))
@kind('resource_limits_missing', CON)
def _(cx):
    for b in cx.of('kubectl_manifest|helm_release|kubernetes_manifest'):
        for x in re.finditer(r'^([ \t]*)limits:[ \t]*\n(?=[ \t]+\"?(?:cpu|memory)\"?:[ \t]*\S)(?:\1[ \t]+\S.*\n)+', b.text, re.M):
            if b.f.m[b.s + x.start()] == 'h' and re.search(r'requests:', b.text): yield b, [(b.s + x.start(), b.s + x.end(), '')], 'limits removed: ' + short(x.group())

AV = 'availability'
rows('single_az', AV, ('aws_.*', '^multi_az(_enabled)?', 'sr', F), ('aws_.*', '^multi_az', 'sr', F, 'true|var|local'), ('aws_elasticache.*', 'multi_az_enabled', 'sr', F), ('aws_elasticache.*', 'automatic_failover_enabled', 'sr', F), ('aws_elasticache_replication_group', 'num_cache_clusters', 's', '1', r'^[2-9]'), ('azurerm_.*', 'zone_redundant|zone_redundancy_enabled', 'sr', F), ('azurerm_.*', '^zones', 's', '["1"]', ','), ('google_sql_database_instance', 'availability_type', 'sr', '"ZONAL"', 'REGIONAL'), ('aws_(elasticsearch|opensearch)_domain', 'zone_awareness_enabled', 'sr', F), ('azurerm_.*', '^high_availability', 'r'), ('azurerm_storage_account', 'account_replication_type', 's', '"LRS"', 'GRS|ZRS'),
     ('aws_(lb|elb)', 'enable_cross_zone_load_balancing|cross_zone_load_balancing', 's', F), ('kubernetes_deployment.*', 'spec.replicas', 's', '1', r'^[2-9]'), ('aws_ecs_service', '^desired_count', 's', '1', r'^[3-9]'))
@kind('single_az', AV)
def _(cx):
    for b in cx.of('aws_(autoscaling_group|ecs_service|eks_node_group|lambda_function|elasticache_subnet_group|vpc_endpoint|ecs_task_.*|instance|msk_cluster|eks_fargate_profile|ec2_transit_gateway_vpc_attachment)|azurerm_.*'):
        for it in b.items:
            v = b.val(it)
            if it.blk or not re.fullmatch(r'subnets|subnet_ids|vpc_zone_identifier|availability_zones', it.key): continue
            el = [x.strip() for x in v.strip('[]').split(',') if x.strip()]
            if v[0] == '[' and len(el) > 1 and 'for ' not in v and '(' not in v: yield b, [b.set(it, '[%s]' % el[0])], '%s: %s -> first only' % (it.key, short(v))
            elif (x := re.fullmatch(r'\[?([\w.]+)(\[\*\]|\.\*)\.(id|ids)\]?', v)): yield b, [b.set(it, '[%s[0].%s]' % (x.group(1), x.group(3)))], '%s: %s -> first only' % (it.key, short(v))
            elif re.fullmatch(r'(var|local|module|data)\.[\w.]*subnet[\w.]*', v): yield b, [b.set(it, '[%s[0]]' % v if 'data.' not in v else '[tolist(%s)[0]]' % v)], '%s: %s -> first only' % (it.key, v)
    for b in cx.of('aws_(subnet|instance|ebs_volume|db_instance|rds_cluster_instance)'):
        it = b.top('availability_zone')
        if it and not any(b.iters()):
            v = b.val(it)
            new = re.sub(r'names\[[1-5]\]', 'names[0]', v) if 'names[' in v else re.sub(r'([\d}])([b-f])"$', r'\1a"', v)
            if new != v: yield b, [b.set(it, new)], 'availability_zone: %s -> %s, the zone of its twin' % (v, new)

# ---------------------------------------------------------------- driver
class Ctx:
    def __init__(self, files, rng, repo_text):
        self.rng, self.repo_text = rng, repo_text
        self.blocks = [b for f in files for b in f.blocks]
        self.text = '\n'.join(f.t for f in files)
        self.addr = {b.addr: b for b in self.blocks}
    def of(self, rx):
        rx = re.compile(rx)
        return [b for b in self.blocks if rx.fullmatch(b.ty)]

def walk(root):
    for d, ds, fs in os.walk(root):
        ds[:] = sorted(x for x in ds if x not in ('.terraform', '.git'))
        yield d, sorted(f for f in fs if os.path.isfile(os.path.join(d, f)))

def folders(repo):
    c = []
    for d, fs in walk(repo):
        n = sum(len(File(os.path.join(d, f)).blocks) for f in fs if f.endswith('.tf') and os.path.getsize(os.path.join(d, f)) <= 1 << 20)
        if n >= 15: c.append((-n, os.path.relpath(d, repo)))
    return [(r, -n) for n, r in sorted(c)[:3]]

def copy(repo, dest):
    parts = []
    for d, fs in walk(repo):
        for f in fs:
            p = os.path.join(d, f)
            if f.endswith(EXTS) and os.path.getsize(p) <= 1 << 20:
                q = os.path.join(dest, os.path.relpath(p, repo))
                os.makedirs(os.path.dirname(q), exist_ok=True); shutil.copyfile(p, q)
                if f.endswith(('.tf', '.tfvars')): parts.append(open(p, errors='replace').read())
    return '\n'.join(parts)

def inject(dest, rel, n, rng, repo_text):
    base = os.path.normpath(os.path.join(dest, rel))
    files = [File(os.path.join(base, f)) for f in sorted(os.listdir(base)) if f.endswith('.tf') and os.path.isfile(os.path.join(base, f))]
    cx, used, pairs, done, edits = Ctx(files, rng, repo_text), set(), set(), [], collections.defaultdict(list)
    table = {}                                  # kind -> address -> variants
    for k, (fam, fns) in KINDS.items():
        for fn in fns:
            for c in fn(cx):
                if not c: continue
                b, ed, txt = c[:3]
                if any(not e or b.f.t[e[0]:e[1]].strip() == e[2].strip() for e in ed) or (b.ty == 'null_resource'): continue
                table.setdefault(k, {}).setdefault(b.addr, []).append((b, ed, txt, c[3] if len(c) > 3 else b.addr))
    want = min(5, max(1, round(n / 40)))
    while len(done) < want:
        live = [k for k in sorted(table) if table[k]]
        if not live: break
        k = rng.choice(live)
        a = rng.choice(sorted(table[k]))
        vs = table[k].pop(a)
        b, ed, txt, at = rng.choice(vs)
        if b.addr in used or at in used: continue
        ends = re.search(r'([\w-]+\.[\w.-]+) -> ([\w-]+\.[\w.-]+)$', txt)
        if ends and ends.groups()[::-1] in pairs: continue      # the reverse swap could undo an earlier one
        t = b.f.t
        for s, e, new in sorted(ed, reverse=True): t = t[:s] + new + t[e:]
        if not balanced(t, len(b.f.blocks) - (at != b.addr)): continue
        used |= {b.addr, at}
        if ends: pairs.add(ends.groups())
        edits[b.f].extend(ed)
        done.append((at, k, KINDS[k][0], txt))
    for f, ed in edits.items():
        t = f.t
        for s, e, new in sorted(ed, reverse=True): t = t[:s] + new + t[e:]
        with open(f.path, 'w', encoding='utf-8', errors='surrogateescape', newline='') as o: o.write(t)
    return done

def balanced(t, nblocks):
    f = File.__new__(File)
    tmp = os.path.join(OUT, '.tmp')
    with open(tmp, 'w', encoding='utf-8', errors='surrogateescape', newline='') as o: o.write(t)
    f.__init__(tmp); os.remove(tmp)
    return f.ok and len(f.blocks) == nblocks and t.count('{') == t.count('}')

def main():
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    if os.path.isdir(OUT) and os.listdir(OUT) and not os.path.exists(os.path.join(OUT, 'labels.csv')):
        sys.exit(f"plant.py: '{OUT}' holds something else; name a folder that is empty or does not exist")
    shutil.rmtree(OUT, ignore_errors=True); os.makedirs(OUT)
    out, i, empty = [], 0, 0
    for line in open(REPOS):
        repo = line.split('\t')[0].strip()
        for rel, n in folders(repo) if repo else []:
            iid = '%05d' % i
            dest = os.path.join(OUT, iid)
            text = copy(repo, dest)
            got = inject(dest, rel, n, rng, text)
            if not got: empty += 1; shutil.rmtree(dest); continue
            i += 1
            out += [(iid, rel, os.path.basename(repo.rstrip('/')), a, k, fam, d) for a, k, fam, d in got]
    with open(os.path.join(OUT, 'labels.csv'), 'w', newline='', errors='surrogateescape') as o:
        w = csv.writer(o); w.writerow('id folder repo address kind family description'.split()); w.writerows(out)
    print('folders %d (no kind applied: %d), faults %d' % (i, empty, len(out)))
    for col in (5, 4):
        print(', '.join('%s %d' % x for x in collections.Counter(r[col] for r in out).most_common()))

if __name__ == '__main__': main()
