"""XML extracts, read as a stream and checked against their XSD record by record.

    source = XmlConnector("providers", XmlSource(data=["PROVIDERS.xml"], xsd="PROVIDERS.xsd",
                          record="/p:providers/p:provider", namespaces={"p": "urn:agency:providers"}), folder)

Memory does not grow with the file, entities and the network are off, and a document type declaration is
refused. What is checked is each record by itself: identity constraints over several records (xs:key,
xs:unique, xs:ID used twice) and the order of what stands around the records are not.
"""

from connectors.xml.connector import XmlConnector
from connectors.xml.description import XmlSource

__all__ = ["XmlConnector", "XmlSource"]
