"""probe"""
import re, json
from collections import Counter
from tests.web.test_routes import ROUTES, FREE, address_of, rule_of
from tests.web.conftest import Visitor
SKIP={"script","style","code","q","blockquote","kbd","option"}
def texts(el, out, path=""):
    tag=el.tag.rpartition("}")[2] if isinstance(el.tag,str) else "?"
    if tag in SKIP: return
    if el.text and el.text.strip(): out.append((tag,el.text.strip()))
    for a in ("aria-label","title","placeholder","alt","data-label"):
        if el.get(a): out.append((tag+"@"+a,el.get(a)))
    for c in el:
        texts(c,out)
        if c.tail and c.tail.strip(): out.append((tag,c.tail.strip()))
def test_probe(app, people, ids):
    found=Counter(); where={}
    order=["hr","stranger","employee","finance","administrator","adviser","owner"]
    roles={}
    for name,p in people.items():
        for r in p.roles: roles.setdefault(r,[]).append(name)
    print(roles)
    who={}
    for endpoint,rs in ROUTES.items():
        if "GET" not in rule_of(app,endpoint).methods: continue
        for r in rs:
            done=False
            for name in roles.get(r,[]):
                if name not in who:
                    v=Visitor(app,people[name]); v.client.environ_base["HTTP_ACCEPT_LANGUAGE"]="zh-CN"; who[name]=v
                try: a=who[name].get(address_of(app,endpoint,ids),status=None)
                except Exception as e: print("ERR",endpoint,name,repr(e)[:300]); break
                if a.status==200 and a.root is not None:
                    out=[]; texts(a.root,out)
                    for tag,t in out:
                        if re.search(r"[A-Za-z]{3}",t) and not re.search(r"[\u4e00-\u9fff]",t):
                            found[t]+=1; where.setdefault(t,endpoint)
                    done=True; break
            if done: break
    json.dump([(where[t],t,n) for t,n in found.most_common()],open("/tmp/s6/g/english.json","w"))
